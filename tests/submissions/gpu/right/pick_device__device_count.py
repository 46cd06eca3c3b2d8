# {"task": "pick_device", "verdict": "right", "style": "device_count", "listed": false, "note": "counts the GPUs"}
import torch

def pick_device():
    how_many = torch.cuda.device_count()
    if how_many > 0:
        return torch.device("cuda")
    return torch.device("cpu")
