# {"task": "move_model", "verdict": "wrong", "mistake": "trainable_only", "lines": [[7]], "listed": false, "note": "only what can be trained"}
import torch


def move_model(model, device):
    for p in model.parameters():
        if p.requires_grad:
            p.data = p.data.to(device)
    for m in model.modules():
        for n, b in m.named_buffers(recurse=False):
            setattr(m, n, b.to(device))
    return model
