# {"task": "make_loader", "verdict": "wrong", "mistake": "same_order_each_epoch", "listed": false, "note": "Shuffles once when made; every epoch then sees the same order.", "lines": [[6, 8]]}
import torch
from torch.utils.data import DataLoader, Subset
def make_loader(dataset, batch_size, shuffle):
    if shuffle:
        order = torch.randperm(len(dataset)).tolist()
        dataset = Subset(dataset, order)
    return DataLoader(dataset, batch_size=batch_size, shuffle=False)
