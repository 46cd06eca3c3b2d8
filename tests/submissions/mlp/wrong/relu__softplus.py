# {"task": "relu", "verdict": "wrong", "mistake": "softplus", "listed": false, "note": "a smooth relative"}
import torch

def relu(x):
    return torch.log(1 + torch.exp(x))
