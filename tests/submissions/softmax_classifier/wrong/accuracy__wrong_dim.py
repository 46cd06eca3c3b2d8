# {"task": "accuracy", "verdict": "wrong", "mistake": "wrong_dim", "listed": true, "note": "argmax over the batch (dim 0): crash unless the batch has ten images, nonsense then", "lines": [[8]]}
import torch

def accuracy(model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            correct += (model(x).argmax(dim=0) == y).sum().item()
            total += y.size(0)
    return correct / total
