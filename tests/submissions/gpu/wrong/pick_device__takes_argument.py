# {"task": "pick_device", "verdict": "wrong", "mistake": "takes_argument", "listed": false, "note": "an extra required parameter: the agreed call fails", "shows_on": "any", "lines": [[4]]}
import torch

def pick_device(wanted):
    if wanted == "cuda" and torch.cuda.is_available():
        return torch.device("cuda")
    return torch.device("cpu")
