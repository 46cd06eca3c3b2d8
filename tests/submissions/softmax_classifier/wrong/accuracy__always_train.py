# {"task": "accuracy", "verdict": "wrong", "mistake": "mode_not_restored", "listed": false, "note": "always ends with model.train(): wrong for a model that was in eval mode", "lines": [[11]]}
import torch

def accuracy(model, loader):
    model.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            correct += (model(x).argmax(1) == y).sum().item()
            total += len(y)
    model.train()
    return correct / total
