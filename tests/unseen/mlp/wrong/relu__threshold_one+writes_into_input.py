# {"task": "relu", "verdict": "wrong", "mistake": "threshold_one+writes_into_input", "listed": false, "note": "values between 0 and 1 are lost; the caller's tensor is changed", "lines": [[5], [5]]}
import torch

def relu(x):
    x[x < 1] = 0
    return x
