# {"task": "pick_device", "verdict": "wrong", "mistake": "always_cuda", "listed": true, "note": "cuda hard-coded", "shows_on": "cpu"}
import torch

def pick_device():
    return torch.device("cuda")
