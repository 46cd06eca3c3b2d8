# {"task": "accuracy_on", "verdict": "wrong", "mistake": "pixels_not_moved", "listed": false, "note": "pixels stay on the CPU", "shows_on": "gpu", "lines": [[7, 8]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            predicted = model(x).argmax(1)
            y = y.to(device)
            correct += (predicted == y).sum().item()
            total += len(y)
    return correct / total
