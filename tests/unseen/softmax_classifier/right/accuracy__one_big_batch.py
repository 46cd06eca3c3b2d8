# {"task": "accuracy", "verdict": "right", "style": "one_big_batch", "listed": false, "note": "the whole dataset in one batch"}
import torch
from torch.utils.data import default_collate


@torch.no_grad()
def accuracy(model, loader):
    x, y = default_collate([loader.dataset[i] for i in range(len(loader.dataset))])
    return model(x).argmax(1).eq(y).sum().item() / len(y)
