# {"task": "train_step_on", "verdict": "right", "style": "to_other_tensor", "listed": false, "note": "moved to where an empty tensor of the device lives"}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    where = torch.empty(0, device=device).device
    pixels, classes = pixels.to(where), classes.to(where)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
