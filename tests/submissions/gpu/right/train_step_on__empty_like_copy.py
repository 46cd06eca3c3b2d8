# {"task": "train_step_on", "verdict": "right", "style": "empty_like_copy", "listed": false, "note": "copied into empty tensors made on the device"}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    px = torch.empty_like(pixels, device=device).copy_(pixels)
    cl = torch.empty_like(classes, device=device).copy_(classes)
    scores = model(px)
    loss = loss_function(scores, cl)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
