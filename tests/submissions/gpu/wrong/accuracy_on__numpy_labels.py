# {"task": "accuracy_on", "verdict": "wrong", "mistake": "numpy_labels", "listed": true, "note": ".numpy() on moved labels", "shows_on": "gpu", "lines": [[10]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            predicted = model(x).argmax(1).cpu().numpy()
            correct += int((predicted == y.numpy()).sum())
            total += len(y)
    return correct / total
