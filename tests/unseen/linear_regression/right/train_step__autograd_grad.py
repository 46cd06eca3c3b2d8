# {"task": "train_step", "verdict": "right", "mistake": null, "listed": false, "note": "torch.autograd.grad put into .grad by hand"}
import torch

def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    params = [p for p in model.parameters() if p.requires_grad]
    loss = loss_function(model(x), y)
    for p, g in zip(params, torch.autograd.grad(loss, params)):
        p.grad = g
    optimizer.step()
    return float(loss.detach())
