# {"task": "train_step_on", "verdict": "right", "style": "device_context", "listed": false, "note": "as_tensor inside a with torch.device(device)"}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    with torch.device(device):
        pixels = torch.as_tensor(pixels, device=torch.get_default_device())
        classes = torch.as_tensor(classes, device=torch.get_default_device())
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
