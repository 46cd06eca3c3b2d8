# {"task": "train_epoch", "verdict": "right", "mistake": null, "listed": false, "note": "torch.autograd.grad put into .grad"}
import torch

def train_epoch(model, loader, loss_function, optimizer):
    parameters = [p for p in model.parameters() if p.requires_grad]
    total = torch.zeros(())
    n = 0
    for x, y in loader:
        loss = loss_function(model(x), y)
        for p, g in zip(parameters, torch.autograd.grad(loss, parameters)):
            p.grad = g
        optimizer.step()
        total += loss.detach() * y.numel()
        n += y.numel()
    return total.item() / n
