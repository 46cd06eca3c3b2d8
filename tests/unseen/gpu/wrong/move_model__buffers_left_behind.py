# {"task": "move_model", "verdict": "wrong", "mistake": "buffers_left_behind", "listed": false, "note": "only the parameters are moved, not the buffers", "lines": [[5, 6]]}
import torch

def move_model(model, device):
    for p in model.parameters():
        p.data = p.data.to(device)
    return model
