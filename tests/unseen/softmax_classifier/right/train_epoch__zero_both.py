# {"task": "train_epoch", "verdict": "right", "style": "zero_both", "listed": false, "note": "fixes stale gradients: zero before, numpy mean"}
import numpy as np
import torch


def train_epoch(model, loader, loss_function, optimizer):
    def step(x, y):
        for p in model.parameters():
            p.grad = None
        optimizer.zero_grad()
        with torch.autocast("cpu", enabled=False):
            value = loss_function(model(x), y)
        value.backward()
        optimizer.step()
        return np.float64(value.detach().numpy()), len(x)

    table = np.array([step(*batch) for batch in loader])
    return (table[:, 0] * table[:, 1]).sum() / table[:, 1].sum()
