# {"task": "pick_device", "verdict": "wrong", "mistake": "always_cuda", "listed": true, "note": "cuda hard-coded", "shows_on": "cpu", "lines": [[5]]}
import torch

def pick_device():
    return torch.device("cuda")
