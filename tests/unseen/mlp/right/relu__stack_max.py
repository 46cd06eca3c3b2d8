# {"task": "relu", "verdict": "right", "style": "stack_max", "listed": false, "note": "max over a stack with zeros"}
import torch


def relu(x):
    return torch.stack((torch.zeros_like(x), x)).amax(dim=0)
