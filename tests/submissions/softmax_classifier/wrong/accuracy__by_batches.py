# {"task": "accuracy", "verdict": "wrong", "mistake": "divided_by_number_of_batches", "listed": false, "note": "divides the count by the number of batches: larger than 1", "lines": [[9]]}
import torch

def accuracy(model, loader):
    correct = 0
    with torch.no_grad():
        for x, y in loader:
            correct += (model(x).argmax(1) == y).sum().item()
    return correct / len(loader)
