# {"task": "softmax", "verdict": "wrong", "mistake": "graph_lost", "listed": false, "note": "the whole computation is under torch.no_grad(): no gradient flows", "lines": [[4]]}
import torch

@torch.no_grad()
def softmax(scores):
    e = torch.exp(scores - scores.max(dim=1, keepdim=True).values)
    return e / e.sum(dim=1, keepdim=True)
