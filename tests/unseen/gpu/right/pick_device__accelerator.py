# {"task": "pick_device", "verdict": "right", "style": "accelerator", "listed": false, "note": "torch.accelerator as in the current tutorial"}
import torch


def pick_device():
    if torch.accelerator.is_available() and torch.cuda.is_available():
        return torch.accelerator.current_accelerator()
    return torch.device("cpu")
