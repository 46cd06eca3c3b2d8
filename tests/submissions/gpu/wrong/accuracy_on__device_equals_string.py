# {"task": "accuracy_on", "verdict": "wrong", "mistake": "device_equals_string", "listed": false, "note": "torch.device('cuda') == 'cuda' is False", "shows_on": "gpu", "lines": [[8]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            if device == "cuda":
                x, y = x.to(device), y.to(device)
            predicted = model(x).argmax(1)
            correct += (predicted == y).sum().item()
            total += len(y)
    return correct / total
