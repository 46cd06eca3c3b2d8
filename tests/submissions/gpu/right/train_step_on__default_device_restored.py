# {"task": "train_step_on", "verdict": "right", "style": "default_device_restored", "listed": false, "note": "the default device is set, read and put back"}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    before = torch.get_default_device()
    torch.set_default_device(device)
    try:
        x = torch.zeros(pixels.shape, dtype=pixels.dtype)
        y = torch.zeros(classes.shape, dtype=classes.dtype)
    finally:
        torch.set_default_device(before)
    x.copy_(pixels)
    y.copy_(classes)
    scores = model(x)
    loss = loss_function(scores, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
