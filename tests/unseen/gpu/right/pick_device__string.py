# {"task": "pick_device", "verdict": "right", "style": "string", "listed": false, "note": "a string"}
import torch


def pick_device():
    return "cuda" if torch.cuda.is_available() else "cpu"
