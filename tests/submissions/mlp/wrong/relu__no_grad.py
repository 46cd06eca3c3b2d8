# {"task": "relu", "verdict": "wrong", "mistake": "no_grad", "listed": false, "note": "under no_grad, so not differentiable", "lines": [[5]]}
import torch

def relu(x):
    with torch.no_grad():
        return x * (x > 0)
