# {"task": "accuracy_on", "verdict": "wrong", "mistake": "thrown_away", "listed": true, "note": "results of .to thrown away", "shows_on": "gpu", "lines": [[8, 9]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            x.to(device)
            y.to(device)
            predicted = model(x).argmax(1)
            correct += (predicted == y).sum().item()
            total += len(y)
    return correct / total
