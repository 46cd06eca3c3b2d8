# {"task": "train_step_on", "verdict": "right", "style": "autograd_grad", "listed": false, "note": "autograd.grad in .grad"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = (part.to(device=device) for part in batch)
    loss = loss_function(model(pixels), classes)
    params = list(model.parameters())
    for p, g in zip(params, torch.autograd.grad(loss, params)):
        p.grad = g
    optimizer.step()
    return float(loss)
