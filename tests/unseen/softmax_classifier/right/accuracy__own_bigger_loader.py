# {"task": "accuracy", "verdict": "right", "style": "own_bigger_loader", "listed": false, "note": "reads loader.dataset with its own larger loader"}
import torch
from torch.utils.data import DataLoader


def accuracy(model, loader):
    big = DataLoader(loader.dataset, batch_size=1000, shuffle=False)
    with torch.no_grad():
        return sum(model(x).argmax(dim=1).eq(y).sum().item() for x, y in big) / len(loader.dataset)
