# {"task": "move_model", "verdict": "right", "style": "each_child", "listed": false, "note": "recursion over the children, own tensors by setattr"}
import torch
from torch import nn


def move_model(model, device):
    for child in model.children():
        move_model(child, device)
    for name, p in list(model._parameters.items()):
        if p is not None:
            p.data = p.data.to(device)
            if p.grad is not None:
                p.grad.data = p.grad.data.to(device)
    for name, b in list(model._buffers.items()):
        if b is not None:
            model._buffers[name] = b.to(device)
    return model
