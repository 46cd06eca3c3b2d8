# {"task": "pick_device", "verdict": "wrong", "mistake": "try_never_fails", "listed": false, "note": "making a torch.device('cuda') raises nothing on a computer without a GPU", "lines": [[6, 7]]}
import torch

def pick_device():
    try:
        return torch.device("cuda")
    except:
        return torch.device("cpu")
