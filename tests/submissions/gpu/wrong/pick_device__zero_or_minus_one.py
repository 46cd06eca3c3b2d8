# {"task": "pick_device", "verdict": "wrong", "mistake": "zero_or_minus_one", "listed": false, "note": "numbers in the style of another library", "shows_on": "any", "lines": [[5]]}
import torch

def pick_device():
    return 0 if torch.cuda.is_available() else -1
