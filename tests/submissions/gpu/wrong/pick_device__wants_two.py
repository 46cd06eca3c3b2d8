# {"task": "pick_device", "verdict": "wrong", "mistake": "wants_two", "listed": false, "note": "more than one instead of at least one", "shows_on": "gpu", "lines": [[5]]}
import torch

def pick_device():
    if torch.cuda.device_count() > 1:
        return torch.device("cuda")
    return torch.device("cpu")
