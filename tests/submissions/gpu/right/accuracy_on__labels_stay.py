# {"task": "accuracy_on", "verdict": "right", "style": "labels_stay", "listed": false, "note": "predictions come to the labels on the CPU"}
import torch

def accuracy_on(device, model, loader):
    hits, n = 0, 0
    with torch.no_grad():
        for pixels, classes in loader:
            predicted = model(pixels.to(device)).argmax(1).cpu()
            hits += (predicted == classes).sum().item()
            n += classes.numel()
    return hits / n
