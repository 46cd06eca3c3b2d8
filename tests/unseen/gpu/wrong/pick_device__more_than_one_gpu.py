# {"task": "pick_device", "verdict": "wrong", "mistake": "more_than_one_gpu", "listed": false, "note": "a computer with exactly one GPU gets the CPU", "lines": [[7]]}
import torch

def pick_device():
    # Gibt es eine Grafikkarte?
    anzahl = torch.cuda.device_count()
    if anzahl > 1:
        return torch.device("cuda")
    return torch.device("cpu")
