# {"task": "pick_device", "verdict": "wrong", "mistake": "inverted", "listed": false, "note": "the condition the wrong way round", "shows_on": "any", "lines": [[5]]}
import torch

def pick_device():
    if not torch.cuda.is_available():
        return torch.device("cuda")
    return torch.device("cpu")
