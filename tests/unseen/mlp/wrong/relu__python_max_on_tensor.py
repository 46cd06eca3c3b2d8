# {"task": "relu", "verdict": "wrong", "mistake": "python_max_on_tensor", "listed": false, "note": "Python's max compares whole tensors and raises for more than one value", "lines": [[5]]}
import torch

def relu(x):
    return max(0, x)
