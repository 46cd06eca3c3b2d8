# {"task": "pick_device", "verdict": "right", "style": "current_device", "listed": false, "note": "index of the current GPU"}
import torch

def pick_device():
    if torch.cuda.is_available():
        print(torch.cuda.get_device_name(torch.cuda.current_device()))
        return torch.device("cuda", torch.cuda.current_device())
    return torch.device("cpu")
