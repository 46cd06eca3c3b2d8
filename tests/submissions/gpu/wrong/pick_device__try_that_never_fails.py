# {"task": "pick_device", "verdict": "wrong", "mistake": "try_that_never_fails", "listed": false, "note": "torch.device('cuda') never raises, even without a GPU", "shows_on": "cpu", "lines": [[5, 6]]}
import torch

def pick_device():
    try:
        return torch.device("cuda")
    except RuntimeError:
        return torch.device("cpu")
