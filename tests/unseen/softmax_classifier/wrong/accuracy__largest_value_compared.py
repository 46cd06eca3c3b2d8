# {"task": "accuracy", "verdict": "wrong", "mistake": "largest_value_compared", "listed": false, "note": "compares the largest score, not its position, with the class", "lines": [[11]]}
import torch


def accuracy(model, loader):
    hits = 0
    total = 0
    with torch.no_grad():
        for pixels, classes in loader:
            scores = model(pixels)
            predicted = torch.max(scores, 1)[0]
            hits += (predicted == classes).sum().item()
            total += len(classes)
    return hits / total
