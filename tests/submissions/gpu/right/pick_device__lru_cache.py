# {"task": "pick_device", "verdict": "right", "style": "lru_cache", "listed": false, "note": "cached, with a helper"}
import functools
import torch

def has_gpu():
    return torch.cuda.is_available() and torch.cuda.device_count() >= 1

@functools.lru_cache(maxsize=None)
def pick_device():
    return torch.device("cuda") if has_gpu() else torch.device("cpu")
