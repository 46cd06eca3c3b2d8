# {"task": "relu", "verdict": "wrong", "mistake": "detached_by_numpy", "listed": false, "note": "goes through NumPy, so no gradient flows back", "lines": [[6, 8]]}
import numpy as np
import torch

def relu(x):
    values = x.detach().numpy()
    values = np.maximum(values, 0)
    return torch.from_numpy(values)
