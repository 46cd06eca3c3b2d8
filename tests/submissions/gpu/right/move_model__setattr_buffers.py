# {"task": "move_model", "verdict": "right", "style": "setattr_buffers", "listed": false, "note": "parameters in place, buffers by setattr, types kept"}
import torch
from torch import nn
import torch.nn.functional as F

def move_model(model, device):
    with torch.no_grad():
        for part in model.modules():
            for p in part.parameters(recurse=False):
                p.data = p.data.to(device=device, dtype=p.dtype)
            for name, b in part.named_buffers(recurse=False):
                setattr(part, name, b.to(device))
    return model
