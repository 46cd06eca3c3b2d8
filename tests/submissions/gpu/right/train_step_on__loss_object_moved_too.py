# {"task": "train_step_on", "verdict": "right", "style": "loss_object_moved_too", "listed": false, "note": "a loss object with weights is moved too"}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    if isinstance(loss_function, torch.nn.Module):
        loss_function.to(device)
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
