# {"task": "train_step", "verdict": "right", "style": "dict_unpack", "listed": false, "note": "batch moved to the model's device and dtype, strict checks"}
import torch


def train_step(model, batch, loss_function, optimizer):
    if not isinstance(model, torch.nn.Module):
        raise TypeError(type(model))
    if not isinstance(optimizer, torch.optim.Optimizer):
        raise TypeError(type(optimizer))
    parameter = next(model.parameters())
    inputs, targets = [part.to(device=parameter.device, dtype=parameter.dtype) for part in batch]
    model.train()
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    loss.backward()
    optimizer.step()
    return loss.detach().double().item()
