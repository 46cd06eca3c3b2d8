# {"task": "accuracy", "verdict": "wrong", "mistake": "hundred_batches", "listed": false, "note": "stops after 100 batches to save time", "lines": [[9, 10]]}
import torch


def accuracy(model, loader):
    right = n = 0
    with torch.no_grad():
        for i, (x, y) in enumerate(loader):
            if i == 100:
                break
            right += (model(x).argmax(1) == y).sum().item()
            n += len(y)
    return right / n
