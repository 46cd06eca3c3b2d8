# {"task": "accuracy", "verdict": "right", "mistake": null, "listed": false, "note": "batch means, but weighted by the batch size"}
import torch

def accuracy(model, loader):
    acc, n = 0.0, 0
    with torch.no_grad():
        for x, y in loader:
            batch_acc = (model(x).argmax(1) == y).float().mean()
            acc += batch_acc.item() * len(y)
            n += len(y)
    return acc / n
