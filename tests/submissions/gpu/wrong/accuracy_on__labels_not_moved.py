# {"task": "accuracy_on", "verdict": "wrong", "mistake": "labels_not_moved", "listed": false, "note": "labels stay on the CPU", "shows_on": "gpu", "lines": [[7, 8, 9]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            predicted = model(x.to(device)).argmax(1)
            correct += (predicted == y).sum().item()
            total += len(y)
    return correct / total
