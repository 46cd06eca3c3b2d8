# {"task": "accuracy", "verdict": "wrong", "mistake": "all_instead_of_each", "listed": false, "note": "a batch counts only if every answer in it is right", "lines": [[8, 9]]}
import torch

def accuracy(model, loader):
    good, batches = 0, 0
    with torch.no_grad():
        for x, y in loader:
            if torch.equal(model(x).argmax(1), y):
                good += 1
            batches += 1
    return good / batches
