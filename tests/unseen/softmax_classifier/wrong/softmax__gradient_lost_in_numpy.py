# {"task": "softmax", "verdict": "wrong", "mistake": "gradient_lost_in_numpy", "listed": false, "note": "through NumPy: no gradient flows back", "lines": [[7, 10]]}
import numpy as np
import torch


def softmax(scores):
    x = scores.detach().numpy()
    e_x = np.exp(x - np.max(x, axis=1, keepdims=True))
    result = e_x / e_x.sum(axis=1, keepdims=True)
    return torch.from_numpy(result)
