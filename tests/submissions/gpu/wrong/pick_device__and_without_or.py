# {"task": "pick_device", "verdict": "wrong", "mistake": "and_without_or", "listed": false, "note": "False where there is no GPU", "shows_on": "cpu", "lines": [[5]]}
import torch

def pick_device():
    return torch.cuda.is_available() and torch.device("cuda")
