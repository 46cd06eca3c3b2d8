# {"task": "train_step_on", "verdict": "wrong", "mistake": "no_grad_forward", "listed": false, "note": "forward pass without gradients", "shows_on": "any", "lines": [[8]]}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    with torch.no_grad():
        scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
