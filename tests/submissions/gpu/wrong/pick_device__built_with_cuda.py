# {"task": "pick_device", "verdict": "wrong", "mistake": "built_with_cuda", "listed": false, "note": "how torch was built says nothing about this machine", "shows_on": "cpu", "lines": [[5]]}
import torch

def pick_device():
    return torch.device("cuda") if torch.backends.cuda.is_built() else torch.device("cpu")
