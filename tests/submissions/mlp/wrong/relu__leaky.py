# {"task": "relu", "verdict": "wrong", "mistake": "leaky", "listed": false, "note": "lets a hundredth of the negatives through", "lines": [[5]]}
import torch

def relu(x):
    return torch.where(x > 0, x, 0.01 * x)
