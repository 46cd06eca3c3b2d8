# {"task": "accuracy_on", "verdict": "wrong", "mistake": "scores_back_to_cpu", "listed": false, "note": "scores on the CPU, labels on the device", "shows_on": "gpu", "lines": [[9]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            predicted = model(x).cpu().argmax(1)
            correct += (predicted == y).sum().item()
            total += len(y)
    return correct / total
