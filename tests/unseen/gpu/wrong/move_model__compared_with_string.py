# {"task": "move_model", "verdict": "wrong", "mistake": "compared_with_string", "listed": false, "note": "a torch.device is never equal to the string 'cuda', so nothing moves", "lines": [[5]]}
import torch

def move_model(model, device):
    if device == "cuda":
        model = model.to(device)
    return model
