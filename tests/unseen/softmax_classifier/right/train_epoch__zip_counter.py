# {"task": "train_epoch", "verdict": "right", "style": "zip_counter", "listed": false, "note": "tuple batch with zip of count; autograd.grad"}
import itertools

import torch


def train_epoch(model, loader, loss_function, optimizer):
    params = list(model.parameters())
    total = 0.0
    for count, (x, y) in zip(itertools.count(1), loader):
        loss = loss_function(model(x), y)
        grads = torch.autograd.grad(loss, params, allow_unused=True)
        for p, g in zip(params, grads):
            p.grad = g
        optimizer.step()
        total += loss.item() * x.shape[0]
    return total / len(loader.dataset)
