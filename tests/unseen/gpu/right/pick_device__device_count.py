# {"task": "pick_device", "verdict": "right", "style": "device_count", "listed": false, "note": "device with index by device_count"}
import torch


def pick_device(index: int = 0) -> torch.device:
    if torch.cuda.device_count() > index and torch.cuda.is_available():
        return torch.device("cuda", index)
    return torch.device("cpu")
