# {"task": "pick_device", "verdict": "right", "style": "type_and_index", "listed": false, "note": "torch.device with two arguments"}
import torch
def pick_device():
    return torch.device("cuda", 0) if torch.cuda.is_available() else torch.device("cpu")
