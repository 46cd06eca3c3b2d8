# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "detached", "listed": true, "note": "Goes through NumPy, so the result has no graph and cannot be differentiated.", "lines": [[5, 7]]}
import numpy as np
import torch
def mean_squared_error(predicted, target):
    p = predicted.detach().numpy()
    t = target.detach().numpy()
    return torch.tensor(np.mean((p - t) ** 2))
