# {"task": "accuracy", "verdict": "wrong", "mistake": "percent+mode_not_restored", "listed": true, "note": "percent, and left in eval mode", "lines": [[12], [5]]}
import torch

def accuracy(model, loader):
    model.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            _, predicted = torch.max(model(x).data, 1)
            total += y.size(0)
            correct += (predicted == y).sum().item()
    return 100.0 * correct / total
