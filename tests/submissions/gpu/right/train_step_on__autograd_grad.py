# {"task": "train_step_on", "verdict": "right", "style": "autograd_grad", "listed": false, "note": "torch.autograd.grad put into .grad"}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    parameters = [p for p in model.parameters() if p.requires_grad]
    for p, g in zip(parameters, torch.autograd.grad(loss, parameters)):
        p.grad = g
    optimizer.step()
    return loss.item()
