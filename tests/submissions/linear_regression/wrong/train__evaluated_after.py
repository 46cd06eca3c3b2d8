# {"task": "train", "verdict": "wrong", "mistake": "loss_after_epoch", "listed": false, "note": "The loss is measured in a second pass after the epoch's updates instead of during training.", "lines": [[10, 11]]}
import torch
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        for batch in loader:
            train_step(model, batch, loss_function, optimizer)
        total, n = 0.0, 0
        with torch.no_grad():
            for x, y in loader:
                total += loss_function(model(x), y).item() * len(x)
                n += len(x)
        losses.append(total / n)
    return losses
