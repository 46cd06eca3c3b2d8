# {"task": "train_epoch", "verdict": "right", "mistake": null, "listed": false, "note": "optimizer.step(closure) does all of it and returns the loss"}
import numpy as np
import torch


def train_epoch(model, loader, loss_function, optimizer):
    losses, sizes = [], []
    for pixels, classes in loader:
        def closure():
            optimizer.zero_grad()
            loss = loss_function(model(pixels), classes)
            loss.backward()
            return loss
        losses.append(float(optimizer.step(closure)))
        sizes.append(len(classes))
    return np.average(losses, weights=sizes)
