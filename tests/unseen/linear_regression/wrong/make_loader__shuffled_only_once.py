# {"task": "make_loader", "verdict": "wrong", "mistake": "shuffled_only_once", "listed": false, "note": "one fixed permutation for all epochs", "lines": [[8, 11, 12]]}
import torch
from torch.utils.data import DataLoader, Subset

def make_loader(dataset, batch_size, shuffle):
    n = len(dataset)
    if shuffle:
        order = torch.randperm(n).tolist()
    else:
        order = list(range(n))
    shuffled = Subset(dataset, order)
    return DataLoader(shuffled, batch_size=batch_size)
