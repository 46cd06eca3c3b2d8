# {"task": "accuracy", "verdict": "right", "mistake": null, "listed": false, "note": "no_grad, count right answers, no mode change at all"}
import torch

def accuracy(model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for pixels, classes in loader:
            predicted = model(pixels).argmax(dim=1)
            correct += (predicted == classes).sum().item()
            total += len(classes)
    return correct / total
