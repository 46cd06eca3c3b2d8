# {"task": "pick_device", "verdict": "wrong", "mistake": "no_parentheses", "listed": false, "note": "a function is always true", "shows_on": "cpu", "lines": [[5]]}
import torch

def pick_device():
    if torch.cuda.is_available:
        return torch.device("cuda")
    return torch.device("cpu")
