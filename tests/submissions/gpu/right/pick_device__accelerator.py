# {"task": "pick_device", "verdict": "right", "style": "accelerator", "listed": false, "note": "the new torch.accelerator interface, asked whether one is available"}
import torch

def pick_device():
    if torch.accelerator.is_available():
        return torch.accelerator.current_accelerator()
    return torch.device("cpu")
