# {"task": "accuracy_on", "verdict": "wrong", "mistake": "divided_by_batches", "listed": false, "note": "divides by the number of batches, not of images", "lines": [[10]]}
import torch

def accuracy_on(device, model, loader):
    correct = 0
    with torch.no_grad():
        for pixels, classes in loader:
            pixels, classes = pixels.to(device), classes.to(device)
            correct += (model(pixels).argmax(dim=1) == classes).sum().item()
    return correct / len(loader)
