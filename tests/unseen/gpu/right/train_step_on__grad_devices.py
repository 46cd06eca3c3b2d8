# {"task": "train_step_on", "verdict": "right", "style": "grad_devices", "listed": false, "note": "asserts on the gradients' devices"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = [part.to(device) for part in batch]
    optimizer.zero_grad()
    loss = loss_function(model(pixels), classes)
    loss.backward()
    assert all(p.grad is None or p.grad.device.type == device.type for p in model.parameters())
    optimizer.step()
    return loss.item()
