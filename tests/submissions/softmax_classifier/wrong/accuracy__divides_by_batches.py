# {"task": "accuracy", "verdict": "wrong", "mistake": "full_batch_counts", "listed": false, "note": "divides by len(loader) * batch_size: too small when the last batch is smaller", "lines": [[9]]}
import torch

def accuracy(model, loader):
    correct = 0
    with torch.no_grad():
        for pixels, classes in loader:
            correct += (model(pixels).argmax(1) == classes).sum().item()
    return correct / (len(loader) * loader.batch_size)
