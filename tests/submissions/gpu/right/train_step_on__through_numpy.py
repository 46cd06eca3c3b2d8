# {"task": "train_step_on", "verdict": "right", "style": "through_numpy", "listed": false, "note": "from NumPy to the device"}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = torch.from_numpy(pixels.cpu().numpy()).to(device)
    classes = torch.from_numpy(classes.cpu().numpy()).to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
