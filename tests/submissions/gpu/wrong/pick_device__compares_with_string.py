# {"task": "pick_device", "verdict": "wrong", "mistake": "compares_with_string", "listed": false, "note": "True == 'True' is never so: always cpu", "shows_on": "gpu", "lines": [[5]]}
import torch

def pick_device():
    if torch.cuda.is_available() == "True":
        return torch.device("cuda")
    return torch.device("cpu")
