# {"task": "train_step_on", "verdict": "right", "style": "recursive_move", "listed": false, "note": "recursive move of nested structures, dataclass"}
import torch


def to_device(thing, device):
    if torch.is_tensor(thing):
        return thing.to(device)
    if isinstance(thing, (list, tuple)):
        return type(thing)(to_device(part, device) for part in thing)
    return thing


def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = to_device(tuple(batch), device)
    model.zero_grad()
    optimizer.zero_grad()
    (loss := loss_function(model(pixels), classes)).backward()
    optimizer.step()
    value = loss.item()
    del loss
    return value
