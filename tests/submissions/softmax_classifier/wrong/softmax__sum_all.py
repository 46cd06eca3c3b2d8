# {"task": "softmax", "verdict": "wrong", "mistake": "sum_over_whole_batch", "listed": false, "note": "divides by the sum over the whole batch: right only for n == 1", "lines": [[6]]}
import torch

def softmax(scores):
    e = torch.exp(scores - scores.max(dim=1, keepdim=True).values)
    return e / e.sum()
