# {"task": "accuracy", "verdict": "wrong", "mistake": "gradient_recording_switched_on", "listed": false, "note": "always switches recording on at the end, even where the caller had it off", "lines": [[10]]}
import torch

def accuracy(model, loader):
    torch.set_grad_enabled(False)
    correct, total = 0, 0
    for x, y in loader:
        correct += (model(x).argmax(1) == y).sum().item()
        total += len(y)
    torch.set_grad_enabled(True)
    return correct / total
