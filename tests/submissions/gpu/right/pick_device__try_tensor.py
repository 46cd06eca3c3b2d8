# {"task": "pick_device", "verdict": "right", "style": "try_tensor", "listed": false, "note": "tries to make a tensor on the GPU"}
import torch

def pick_device():
    try:
        torch.zeros(1, device="cuda")
        return torch.device("cuda")
    except (RuntimeError, AssertionError):
        return torch.device("cpu")
