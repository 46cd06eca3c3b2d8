# {"task": "make_loader", "verdict": "right", "style": "subset_random", "listed": false, "note": "SubsetRandomSampler, numpy ints as indices"}
import numpy as np
from torch.utils.data import DataLoader, SubsetRandomSampler


def make_loader(dataset, batch_size, shuffle):
    if not shuffle:
        return DataLoader(dataset, batch_size=batch_size)
    return DataLoader(dataset, batch_size=batch_size, sampler=SubsetRandomSampler(np.arange(len(dataset))))
