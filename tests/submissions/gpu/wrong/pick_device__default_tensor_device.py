# {"task": "pick_device", "verdict": "wrong", "mistake": "default_tensor_device", "listed": false, "note": "the device of a new tensor is the CPU unless asked otherwise", "shows_on": "gpu", "lines": [[5, 6]]}
import torch

def pick_device():
    x = torch.rand(3)
    return x.device
