# {"task": "train_step_on", "verdict": "wrong", "mistake": "pixels_to_long", "listed": false, "note": "pixels made integers on the way", "shows_on": "any", "lines": [[6]]}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device, dtype=torch.long)
    classes = classes.to(device, dtype=torch.long)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
