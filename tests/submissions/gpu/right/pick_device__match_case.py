# {"task": "pick_device", "verdict": "right", "style": "match_case", "listed": false, "note": "match statement"}
import torch

def pick_device():
    match torch.cuda.is_available():
        case True:
            name = "cuda"
        case _:
            name = "cpu"
    return torch.device(name)
