# {"task": "pick_device", "verdict": "right", "style": "accelerator_check", "listed": false, "note": "current_accelerator(check_available=True) or cpu"}
import torch

def pick_device():
    return torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
