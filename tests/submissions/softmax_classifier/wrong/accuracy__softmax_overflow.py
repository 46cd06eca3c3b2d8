# {"task": "accuracy", "verdict": "wrong", "mistake": "softmax_overflow", "listed": false, "note": "own unstable softmax", "lines": [[9]]}
import torch


def accuracy(model, loader):
    right = 0
    with torch.no_grad():
        for x, y in loader:
            e = torch.exp(model(x))
            right += ((e / e.sum(1, keepdim=True)).argmax(1) == y).sum().item()
    return right / len(loader.dataset)
