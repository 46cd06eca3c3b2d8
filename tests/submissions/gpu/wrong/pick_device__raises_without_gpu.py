# {"task": "pick_device", "verdict": "wrong", "mistake": "raises_without_gpu", "listed": false, "note": "gives up where there is no GPU", "shows_on": "cpu", "lines": [[6]]}
import torch

def pick_device():
    if not torch.cuda.is_available():
        raise RuntimeError("You need a GPU for this lesson")
    return torch.device("cuda")
