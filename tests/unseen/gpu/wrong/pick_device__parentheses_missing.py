# {"task": "pick_device", "verdict": "wrong", "mistake": "parentheses_missing", "listed": false, "note": "is_available is not called; a function is always true, so always cuda", "lines": [[5]]}
import torch

def pick_device():
    return torch.device("cuda" if torch.cuda.is_available else "cpu")
