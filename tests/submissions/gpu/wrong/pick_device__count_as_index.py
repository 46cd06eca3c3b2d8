# {"task": "pick_device", "verdict": "wrong", "mistake": "count_as_index", "listed": false, "note": "with one GPU this is cuda:1, which does not exist", "shows_on": "gpu", "lines": [[7]]}
import torch

def pick_device():
    n = torch.cuda.device_count()
    if n:
        return torch.device("cuda", n)
    return torch.device("cpu")
