# {"task": "move_model", "verdict": "wrong", "mistake": "default_device", "listed": false, "note": "set_default_device moves nothing that exists, and lasts", "shows_on": "gpu", "lines": [[5]]}
import torch

def move_model(model, device):
    torch.set_default_device(device)
    return model
