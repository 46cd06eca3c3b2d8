# {"task": "pick_device", "verdict": "wrong", "mistake": "mps_only", "listed": false, "note": "copied from an Apple tutorial: CUDA never looked for", "shows_on": "gpu", "lines": [[5]]}
import torch

def pick_device():
    return torch.device("mps" if torch.backends.mps.is_available() else "cpu")
