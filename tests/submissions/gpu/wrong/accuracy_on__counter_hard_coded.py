# {"task": "accuracy_on", "verdict": "wrong", "mistake": "counter_hard_coded", "listed": true, "note": "the counter is made on cuda", "shows_on": "any", "lines": [[5]]}
import torch

def accuracy_on(device, model, loader):
    correct = torch.zeros(1, device="cuda")
    total = 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            correct += (model(x).argmax(1) == y).sum()
            total += len(y)
    return correct.item() / total
