# {"task": "accuracy_on", "verdict": "wrong", "mistake": "gpu_against_numpy", "listed": false, "note": "a GPU tensor compared with a NumPy array", "shows_on": "gpu", "lines": [[9]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            predicted = model(x.to(device)).argmax(1)
            correct += int((predicted == y.numpy()).sum())
            total += len(y)
    return correct / total
