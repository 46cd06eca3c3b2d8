# {"task": "pick_device", "verdict": "wrong", "mistake": "gpu_string", "listed": false, "note": "there is no device called gpu", "shows_on": "gpu", "lines": [[6]]}
import torch

def pick_device():
    if torch.cuda.is_available():
        return "gpu"
    else:
        return "cpu"
