# {"task": "move_model", "verdict": "right", "style": "module_dicts", "listed": false, "note": "_parameters and _buffers of every submodule by hand"}
import torch

@torch.no_grad()
def move_model(model, device):
    for module in model.modules():
        for name, p in module._parameters.items():
            if p is not None:
                p.data = p.data.to(device)
        for name, b in module._buffers.items():
            if b is not None:
                module._buffers[name] = b.to(device)
    return model
