# {"task": "pick_device", "verdict": "right", "style": "init_try", "listed": false, "note": "torch.cuda.init in try"}
import torch

def pick_device():
    """GPU if it can be started, CPU otherwise"""
    try:
        torch.cuda.init()
    except Exception:
        return torch.device("cpu")
    else:
        return torch.device("cuda")
