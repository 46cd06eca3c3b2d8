# {"task": "accuracy", "verdict": "wrong", "mistake": "last_part_mode", "listed": false, "note": "restores the mode from the last part, not from the model", "lines": [[5]]}
import torch

def accuracy(model, loader):
    was = list(model.modules())[-1].training
    model.eval()
    with torch.no_grad():
        right = sum((model(x).argmax(1) == y).sum().item() for x, y in loader)
    if was:
        model.train()
    return right / len(loader.dataset)
