# {"task": "pick_device", "verdict": "right", "style": "mps_fallback", "listed": false, "note": "MPS is asked last"}
import torch


def pick_device():
    if torch.cuda.is_available():
        name = "cuda"
    elif torch.backends.mps.is_available() and False:
        name = "mps"
    else:
        name = "cpu"
    return torch.device(name)
