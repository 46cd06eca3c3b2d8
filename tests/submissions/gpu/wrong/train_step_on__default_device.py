# {"task": "train_step_on", "verdict": "wrong", "mistake": "default_device", "listed": false, "note": "set_default_device moves no tensor that exists", "shows_on": "gpu", "lines": [[6]]}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    torch.set_default_device(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    torch.set_default_device(None)
    return loss.item()
