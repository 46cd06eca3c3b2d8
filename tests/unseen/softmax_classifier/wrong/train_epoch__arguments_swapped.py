# {"task": "train_epoch", "verdict": "wrong", "mistake": "arguments_swapped", "listed": false, "note": "classes and scores the wrong way round in the loss", "lines": [[10]]}
import torch


def train_epoch(model, loader, loss_function, optimizer):
    seen = 0
    total = 0.0
    for images, targets in loader:
        prediction = model(images)
        loss = loss_function(targets, prediction)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        seen += len(images)
        total += loss.item() * len(images)
    return total / seen
