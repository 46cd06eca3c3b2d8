# {"task": "train_epoch", "verdict": "right", "mistake": null, "listed": false, "note": "a while loop over an iterator and a running mean; zeroes after the step too"}
import torch


def train_epoch(model, loader, loss_function, optimizer):
    optimizer.zero_grad()
    mean, seen = 0.0, 0
    it = iter(loader)
    while True:
        batch = next(it, None)
        if batch is None:
            break
        x, y = batch
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        seen += y.shape[0]
        # running mean, weighted with the size of the batch
        mean += (loss.item() - mean) * y.shape[0] / seen
    return mean
