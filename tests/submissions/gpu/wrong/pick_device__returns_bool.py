# {"task": "pick_device", "verdict": "wrong", "mistake": "returns_bool", "listed": false, "note": "says whether there is a GPU", "shows_on": "any", "lines": [[5]]}
import torch

def pick_device():
    return torch.cuda.is_available()
