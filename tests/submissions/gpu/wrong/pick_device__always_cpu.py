# {"task": "pick_device", "verdict": "wrong", "mistake": "always_cpu", "listed": true, "note": "everything quietly kept on the CPU", "shows_on": "gpu", "lines": [[5]]}
import torch

def pick_device():
    return torch.device("cpu")
