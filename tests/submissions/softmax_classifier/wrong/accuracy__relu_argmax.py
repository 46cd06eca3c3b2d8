# {"task": "accuracy", "verdict": "wrong", "mistake": "relu_argmax", "listed": false, "note": "all scores below 0 give class 0", "lines": [[7]]}
import torch


def accuracy(model, loader):
    with torch.no_grad():
        right = sum((model(x).relu().argmax(1) == y).sum().item() for x, y in loader)
    return right / len(loader.dataset)
