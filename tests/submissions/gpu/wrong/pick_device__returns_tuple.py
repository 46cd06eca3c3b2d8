# {"task": "pick_device", "verdict": "wrong", "mistake": "returns_tuple", "listed": false, "note": "device and a flag together", "shows_on": "any", "lines": [[7]]}
import torch

def pick_device():
    use_cuda = torch.cuda.is_available()
    device = torch.device("cuda" if use_cuda else "cpu")
    return device, use_cuda
