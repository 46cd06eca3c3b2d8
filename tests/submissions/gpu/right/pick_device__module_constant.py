# {"task": "pick_device", "verdict": "right", "style": "module_constant", "listed": false, "note": "computed once at import"}
import torch

DEVICE = torch.device("cuda") if torch.cuda.is_available() else torch.device("cpu")

def pick_device():
    return DEVICE
