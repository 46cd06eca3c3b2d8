# {"task": "accuracy_on", "verdict": "right", "style": "modes_restored", "listed": false, "note": "eval meanwhile, every submodule's mode put back"}
import torch

def accuracy_on(device, model, loader):
    modes = [(m, m.training) for m in model.modules()]
    model.eval()
    right = seen = 0
    try:
        with torch.no_grad():
            for x, y in loader:
                x, y = x.to(device), y.to(device)
                right += int((model(x).argmax(1) == y).sum())
                seen += len(y)
    finally:
        for m, mode in modes:
            m.training = mode
    return right / seen
