# {"task": "pick_device", "verdict": "wrong", "mistake": "no_return", "listed": false, "note": "forgets to return", "shows_on": "any", "lines": [[5]]}
import torch

def pick_device():
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
