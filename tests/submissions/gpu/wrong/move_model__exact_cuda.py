# {"task": "move_model", "verdict": "wrong", "mistake": "exact_cuda", "listed": false, "note": "cuda:0 is not moved", "lines": [[5]]}
import torch

def move_model(model, device):
    if device == torch.device("cuda"):
        model.to(device)
    elif device == torch.device("cpu"):
        model.to(device)
    return model
