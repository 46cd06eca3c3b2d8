# {"task": "softmax", "verdict": "wrong", "mistake": "global_max_subtracted", "listed": false, "note": "subtracts the maximum of the whole tensor: a row of small scores beside one of 1000 becomes 0 / 0", "lines": [[5]]}
import torch

def softmax(scores):
    e = torch.exp(scores - scores.max())
    return e / e.sum(dim=1, keepdim=True)
