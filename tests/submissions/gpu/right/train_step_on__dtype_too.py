# {"task": "train_step_on", "verdict": "right", "style": "dtype_too", "listed": false, "note": "moves and makes float32 in one call"}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    images = pixels.to(device, torch.float32)
    labels = classes.to(device=device)
    out = model(images)
    loss = loss_function(out, labels)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
