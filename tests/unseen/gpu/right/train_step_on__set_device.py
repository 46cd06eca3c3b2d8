# {"task": "train_step_on", "verdict": "right", "style": "set_device", "listed": false, "note": "cuda.set_device where there is a GPU"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = [part.to(device) for part in batch]
    optimizer.zero_grad()
    if device.type == 'cuda':
        torch.cuda.set_device(device.index or 0)
    loss = loss_function(model(pixels), classes)
    loss.backward()
    optimizer.step()
    return loss.item()
