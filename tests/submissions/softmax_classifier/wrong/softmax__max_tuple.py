# {"task": "softmax", "verdict": "wrong", "mistake": "max_pair_not_unpacked", "listed": false, "note": "scores.max(dim=1) is a pair (values, indices); subtracting it raises TypeError", "lines": [[5]]}
import torch

def softmax(scores):
    e = torch.exp(scores - scores.max(dim=1, keepdim=True))
    return e / e.sum(dim=1, keepdim=True)
