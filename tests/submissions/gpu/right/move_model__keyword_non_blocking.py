# {"task": "move_model", "verdict": "right", "style": "keyword_non_blocking", "listed": false, "note": "keyword arguments"}
import torch.nn as nn

def move_model(model: nn.Module, device) -> nn.Module:
    model = model.to(device=device, non_blocking=True)
    return model
