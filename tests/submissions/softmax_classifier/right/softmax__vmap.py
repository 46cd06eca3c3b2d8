# {"task": "softmax", "verdict": "right", "mistake": null, "listed": false, "note": "a function for one vector, torch.vmap over the rows"}
import torch

def one(v):
    z = torch.exp(v - v.max())
    return z / z.sum()

def softmax(scores):
    return torch.vmap(one)(scores)
