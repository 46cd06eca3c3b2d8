# {"task": "pick_device", "verdict": "wrong", "mistake": "returns_class", "listed": false, "note": "torch.device itself, the type", "shows_on": "any", "lines": [[5]]}
import torch

def pick_device():
    return torch.device
