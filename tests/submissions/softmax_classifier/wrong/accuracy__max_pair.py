# {"task": "accuracy", "verdict": "wrong", "mistake": "max_pair_not_unpacked", "listed": false, "note": "max(dim=1) is a pair, compared with a tensor of classes: crash or always False", "lines": [[8]]}
import torch

def accuracy(model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            predicted = model(x).max(dim=1)
            correct += (predicted == y).sum().item()
            total += len(y)
    return correct / total
