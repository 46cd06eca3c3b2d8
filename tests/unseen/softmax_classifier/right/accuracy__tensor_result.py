# {"task": "accuracy", "verdict": "right", "style": "tensor_result", "listed": false, "note": "a 0-dim tensor without a graph"}
import torch


@torch.no_grad()
def accuracy(model, loader):
    correct = torch.tensor(0)
    for images, classes in loader:
        correct += (model(images).max(dim=1).indices == classes).sum()
    return correct / len(loader.dataset)
