# {"task": "accuracy", "verdict": "right", "mistake": null, "listed": false, "note": "eval meanwhile; the mode of every submodule is written down and put back"}
import torch

@torch.no_grad()
def accuracy(model, loader):
    modes = {module: module.training for module in model.modules()}
    model.eval()
    hits = 0
    n = 0
    for images, labels in loader:
        hits += int((model(images).max(1)[1] == labels).sum())
        n += labels.size(0)
    for module, mode in modes.items():
        module.training = mode
    return hits / n
