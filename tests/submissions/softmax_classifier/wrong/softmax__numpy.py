# {"task": "softmax", "verdict": "wrong", "mistake": "graph_lost", "listed": false, "note": "goes through NumPy with detach, so the result cannot be differentiated", "lines": [[6, 9]]}
import numpy as np
import torch

def softmax(scores):
    x = scores.detach().numpy()
    x = x - x.max(axis=1, keepdims=True)
    e = np.exp(x)
    return torch.from_numpy(e / e.sum(axis=1, keepdims=True))
