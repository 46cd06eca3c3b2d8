# {"task": "softmax", "verdict": "wrong", "mistake": "softmax_overflow+graph_lost", "listed": false, "note": "overflows, and .data cuts the graph", "lines": [[5], [5]]}
import torch

def softmax(scores):
    e = torch.exp(scores.data)
    return e / e.sum(dim=1, keepdim=True)
