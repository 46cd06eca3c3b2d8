# {"task": "move_model", "verdict": "right", "style": "tensor_overload", "listed": false, "note": "moved like a tensor on the device"}
import torch


def move_model(model, device):
    return model.to(torch.empty(0, device=device).device)
