# {"task": "relu", "verdict": "wrong", "mistake": "numpy_roundtrip", "listed": false, "note": "NumPy loses the graph", "lines": [[6, 7]]}
import torch
import numpy as np

def relu(x):
    array = x.detach().numpy()
    return torch.from_numpy(np.maximum(array, 0))
