# {"task": "pick_device", "verdict": "right", "mistake": null, "note": "the answer True or False as an index into the names"}
import torch

def pick_device():
    names = ("cpu", "cuda")
    return torch.device(names[int(torch.cuda.is_available())])
