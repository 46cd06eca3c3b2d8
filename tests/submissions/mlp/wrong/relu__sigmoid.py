# {"task": "relu", "verdict": "wrong", "mistake": "sigmoid", "listed": false, "note": "another activation"}
import torch

def relu(x):
    return 1 / (1 + torch.exp(-x))
