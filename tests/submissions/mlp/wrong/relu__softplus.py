# {"task": "relu", "verdict": "wrong", "mistake": "softplus", "listed": false, "note": "a smooth relative", "lines": [[5]]}
import torch

def relu(x):
    return torch.log(1 + torch.exp(x))
