# {"task": "pick_device", "verdict": "wrong", "mistake": "none_without_gpu", "listed": false, "note": "no else: None where there is no GPU", "shows_on": "cpu", "lines": [[5, 6]]}
import torch

def pick_device():
    if torch.cuda.is_available():
        return torch.device("cuda")
