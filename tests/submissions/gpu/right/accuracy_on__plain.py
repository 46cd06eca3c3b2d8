# {"task": "accuracy_on", "verdict": "right", "style": "plain", "listed": false, "note": "no_grad, both halves moved, count"}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for pixels, classes in loader:
            pixels = pixels.to(device)
            classes = classes.to(device)
            predicted = model(pixels).argmax(dim=1)
            correct += (predicted == classes).sum().item()
            total += len(classes)
    return correct / total
