# {"task": "accuracy_on", "verdict": "wrong", "mistake": "gradients_recorded+divided_by_batches", "listed": false, "note": "no no_grad around the forward pass; divided by the number of batches", "lines": [[6, 7], [9]]}
import torch

def accuracy_on(device, model, loader):
    correct = 0
    for pixels, classes in loader:
        scores = model(pixels.to(device))
        correct += (scores.argmax(dim=1) == classes.to(device)).sum().item()
    return correct / len(loader)
