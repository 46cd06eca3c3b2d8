# {"task": "pick_device", "verdict": "wrong", "mistake": "condition_inverted", "listed": false, "note": "the CPU where there is a GPU, and the other way round", "lines": [[5, 6, 8]]}
import torch

def pick_device():
    if torch.cuda.is_available():
        device = torch.device("cpu")
    else:
        device = torch.device("cuda")
    return device
