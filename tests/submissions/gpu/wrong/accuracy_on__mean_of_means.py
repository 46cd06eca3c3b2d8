# {"task": "accuracy_on", "verdict": "wrong", "mistake": "mean_of_means", "listed": false, "note": "mean of the batches' accuracies", "shows_on": "any", "lines": [[9, 10]]}
import torch

def accuracy_on(device, model, loader):
    accs = []
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            accs.append((model(x).argmax(1) == y).float().mean().item())
    return sum(accs) / len(accs)
