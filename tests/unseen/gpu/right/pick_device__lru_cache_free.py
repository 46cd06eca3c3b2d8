# {"task": "pick_device", "verdict": "right", "style": "lru_cache_free", "listed": false, "note": "try to allocate, fall back"}
import torch


def pick_device():
    if not torch.cuda.is_available():
        return torch.device("cpu")
    try:
        torch.zeros(1, device="cuda")
    except RuntimeError:
        return torch.device("cpu")
    return torch.device("cuda")
