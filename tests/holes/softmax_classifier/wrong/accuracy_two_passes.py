# {"task": "accuracy", "verdict": "wrong", "mistake": "two_passes", "listed": false, "note": "images and classes from two passes through a shuffled loader", "lines": [[7, 8, 9]]}
import torch


def accuracy(model, loader):
    with torch.no_grad():
        predictions = torch.cat([model(x).argmax(1) for x, _ in loader])
    targets = torch.cat([y for _, y in loader])
    return (predictions == targets).float().mean().item()
