# {"task": "pick_device", "verdict": "wrong", "mistake": "returns_tensor", "listed": false, "note": "a tensor on the device instead of the device", "shows_on": "any", "lines": [[6, 7]]}
import torch

def pick_device():
    if torch.cuda.is_available():
        return torch.zeros(1).cuda()
    return torch.zeros(1)
