# {"task": "pick_device", "verdict": "wrong", "mistake": "gpu_device", "listed": false, "note": "torch.device('gpu') raises", "shows_on": "gpu", "lines": [[5]]}
import torch

def pick_device():
    return torch.device("gpu") if torch.cuda.is_available() else torch.device("cpu")
