# {"task": "train_step_on", "verdict": "wrong", "mistake": "detached_loss", "listed": false, "note": "a new tensor made from the loss has no graph", "shows_on": "any", "lines": [[10]]}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    loss = torch.tensor(loss.item(), requires_grad=True)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
