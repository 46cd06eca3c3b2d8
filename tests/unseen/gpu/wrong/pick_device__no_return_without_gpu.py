# {"task": "pick_device", "verdict": "wrong", "mistake": "no_return_without_gpu", "listed": false, "note": "returns None where there is no GPU", "lines": [[6, 7]]}
import torch

def pick_device():
    if torch.cuda.is_available():
        return torch.device("cuda")
    torch.device("cpu")
