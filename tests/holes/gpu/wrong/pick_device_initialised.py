# {"task": "pick_device", "verdict": "wrong", "mistake": "initialised", "lines": [[2]], "listed": false, "note": "asks whether CUDA was used already"}
import torch


def pick_device():
    return torch.device("cuda" if torch.cuda.is_initialized() else "cpu")
