# {"task": "accuracy", "verdict": "wrong", "mistake": "percent", "listed": true, "note": "0 to 100 instead of a fraction", "lines": [[10]]}
import torch

def accuracy(model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for pixels, classes in loader:
            correct += (model(pixels).argmax(1) == classes).sum().item()
            total += len(classes)
    return 100 * correct / total
