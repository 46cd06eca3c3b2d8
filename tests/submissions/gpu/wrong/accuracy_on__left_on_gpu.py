# {"task": "accuracy_on", "verdict": "wrong", "mistake": "left_on_gpu", "listed": true, "note": "the count is never brought back: a tensor comes out", "shows_on": "any", "lines": [[10, 12]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            predicted = model(x).argmax(1)
            correct += (predicted == y).sum()
            total += len(y)
    return correct / total
