# {"task": "accuracy_on", "verdict": "right", "style": "whole_dataset", "listed": false, "note": "a larger own loader over loader.dataset"}
import torch
from torch.utils.data import DataLoader


def accuracy_on(device, model, loader):
    big = DataLoader(loader.dataset, batch_size=512)
    with torch.no_grad():
        right = sum((model(x.to(device)).argmax(1).cpu() == y).sum() for x, y in big)
    return int(right) / len(loader.dataset)
