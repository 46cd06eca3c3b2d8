# {"task": "move_model", "verdict": "right", "style": "asserts", "listed": false, "note": "contract asserts before and after"}
import torch


def move_model(model, device):
    assert isinstance(model, torch.nn.Module) and isinstance(device, torch.device)
    moved = model.to(device)
    assert moved is model and all(t.device.type == device.type for t in [*model.parameters(), *model.buffers()])
    return moved
