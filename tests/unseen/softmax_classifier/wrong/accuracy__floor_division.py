# {"task": "accuracy", "verdict": "wrong", "mistake": "floor_division", "listed": false, "note": "// gives 0 (or 1)", "lines": [[12]]}
import torch


@torch.no_grad()
def accuracy(model, loader):
    correct, total = 0, 0
    for pixels, classes in loader:
        scores = model(pixels)
        correct += torch.sum(scores.argmax(dim=1) == classes).item()
        total += pixels.shape[0]
    return correct // total
