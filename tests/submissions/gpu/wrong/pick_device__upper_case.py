# {"task": "pick_device", "verdict": "wrong", "mistake": "upper_case", "listed": false, "note": "torch knows no CUDA and no CPU in capitals", "shows_on": "any", "lines": [[5]]}
import torch

def pick_device():
    return "CUDA" if torch.cuda.is_available() else "CPU"
