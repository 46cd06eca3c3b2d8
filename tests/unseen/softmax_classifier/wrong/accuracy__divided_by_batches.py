# {"task": "accuracy", "verdict": "wrong", "mistake": "divided_by_batches", "listed": false, "note": "divided by the number of batches, not of images", "lines": [[11]]}
import torch


def accuracy(model, loader):
    correct = 0
    with torch.no_grad():
        for pixels, classes in loader:
            predicted = model(pixels).argmax(dim=1)
            correct += (predicted == classes).sum().item()
    return correct / len(loader)
