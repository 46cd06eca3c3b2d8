# {"task": "accuracy_on", "verdict": "wrong", "mistake": "nothing_moved", "listed": true, "note": "device not used", "shows_on": "gpu", "lines": [[7, 8, 9]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            predicted = model(x).argmax(1)
            correct += (predicted == y).sum().item()
            total += len(y)
    return correct / total
