# {"task": "move_model", "verdict": "wrong", "mistake": "to_float32", "listed": false, "note": "float64 models become float32", "lines": [[5]]}
import torch

def move_model(model, device):
    return model.to(device, torch.float32)
