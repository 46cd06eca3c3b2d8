# {"task": "pick_device", "verdict": "right", "style": "plain_ternary", "listed": false, "note": "the usual line"}
import torch

def pick_device():
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")
