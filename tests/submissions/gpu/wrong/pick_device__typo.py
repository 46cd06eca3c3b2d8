# {"task": "pick_device", "verdict": "wrong", "mistake": "typo", "listed": false, "note": "is_avaliable: AttributeError", "shows_on": "any", "lines": [[5]]}
import torch

def pick_device():
    return torch.device("cuda" if torch.cuda.is_avaliable() else "cpu")
