# {"task": "pick_device", "verdict": "wrong", "mistake": "prints", "listed": false, "note": "prints instead of returning", "shows_on": "any", "lines": [[5]]}
import torch

def pick_device():
    print(torch.device("cuda" if torch.cuda.is_available() else "cpu"))
