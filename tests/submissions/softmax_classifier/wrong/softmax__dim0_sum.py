# {"task": "softmax", "verdict": "wrong", "mistake": "softmax_wrong_dim", "listed": true, "note": "the maximum is taken over the rows, the sum over the columns: no keepdim and dim=0", "lines": [[6]]}
import torch

def softmax(scores):
    e = torch.exp(scores - scores.max(1, keepdim=True)[0])
    return e / e.sum(0)
