# {"task": "train_epoch", "verdict": "wrong", "mistake": "loss_after_update", "listed": true, "note": "trains first and measures the loss in a second pass over the loader afterwards", "lines": [[11, 12]]}
import torch

def train_epoch(model, loader, loss_function, optimizer):
    for x, y in loader:
        optimizer.zero_grad()
        loss_function(model(x), y).backward()
        optimizer.step()
    total, n = 0.0, 0
    with torch.no_grad():
        for x, y in loader:
            total += loss_function(model(x), y).item() * len(x)
            n += len(x)
    return total / n
