# {"task": "pick_device", "verdict": "right", "style": "list_index", "listed": false, "note": "a bool as an index"}
import torch

def pick_device():
    return torch.device(["cpu", "cuda"][torch.cuda.is_available()])
