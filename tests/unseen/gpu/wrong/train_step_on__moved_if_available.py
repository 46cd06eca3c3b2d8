# {"task": "train_step_on", "verdict": "wrong", "mistake": "moved_if_available", "listed": false, "note": "asks for a GPU instead of using the device that was given", "lines": [[6, 7, 8]]}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    if torch.cuda.is_available():
        pixels = pixels.cuda()
        classes = classes.cuda()
    optimizer.zero_grad()
    loss = loss_function(model(pixels), classes)
    loss.backward()
    optimizer.step()
    return loss.item()
