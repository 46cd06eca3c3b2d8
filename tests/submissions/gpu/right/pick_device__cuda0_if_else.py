# {"task": "pick_device", "verdict": "right", "style": "cuda0_if_else", "listed": false, "note": "cuda:0, if and else"}
import torch

def pick_device() -> torch.device:
    if torch.cuda.is_available():
        device = torch.device("cuda:0")
    else:
        device = torch.device("cpu")
    print("using", device)
    return device
