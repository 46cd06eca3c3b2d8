# {"task": "accuracy", "verdict": "wrong", "mistake": "gradient_recording_left_off", "listed": false, "note": "set_grad_enabled(False) and never on again: later training crashes", "lines": [[5]]}
import torch

def accuracy(model, loader):
    torch.set_grad_enabled(False)
    correct, total = 0, 0
    for x, y in loader:
        correct += (model(x).argmax(1) == y).sum().item()
        total += len(y)
    return correct / total
