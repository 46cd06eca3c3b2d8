# {"task": "train_step_on", "verdict": "right", "style": "retain_leaf", "listed": false, "note": "backward in two parts by a leaf of scores"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = [part.to(device) for part in batch]
    optimizer.zero_grad()
    scores = model(pixels)
    leaf = scores.detach().requires_grad_()
    loss = loss_function(leaf, classes)
    loss.backward()
    scores.backward(leaf.grad)
    optimizer.step()
    return loss.item()
