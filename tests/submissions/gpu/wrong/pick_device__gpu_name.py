# {"task": "pick_device", "verdict": "wrong", "mistake": "gpu_name", "listed": false, "note": "the card's name is no device", "shows_on": "gpu", "lines": [[6]]}
import torch

def pick_device():
    if torch.cuda.is_available():
        return torch.cuda.get_device_name(0)
    return "cpu"
