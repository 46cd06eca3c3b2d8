# {"task": "train_step_on", "verdict": "right", "style": "ones_gradient", "listed": false, "note": "backward with a gradient made on the device"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = [part.to(device) for part in batch]
    optimizer.zero_grad()
    loss = loss_function(model(pixels), classes)
    loss.backward(torch.ones((), device=device))
    optimizer.step()
    return loss.item()
