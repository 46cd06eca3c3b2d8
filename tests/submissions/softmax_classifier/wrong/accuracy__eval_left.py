# {"task": "accuracy", "verdict": "wrong", "mistake": "mode_not_restored", "listed": false, "note": "model.eval() and never back: the model is left in eval mode", "lines": [[5]]}
import torch

def accuracy(model, loader):
    model.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            correct += (model(x).argmax(1) == y).sum().item()
            total += len(y)
    return correct / total
