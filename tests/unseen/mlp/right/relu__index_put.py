# {"task": "relu", "verdict": "right", "style": "index_put", "listed": false, "note": "index_put on zeros"}
import torch


def relu(x):
    y = torch.zeros_like(x)
    positive = (x > 0).nonzero(as_tuple=True)
    return y.index_put(positive, x[positive])
