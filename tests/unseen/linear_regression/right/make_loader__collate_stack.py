# {"task": "make_loader", "verdict": "right", "style": "collate_stack", "listed": false, "note": "own collate function, epoch seeded numpy sampler, match"}
import numpy as np
import torch
from torch.utils.data import DataLoader, Sampler


def stack(items):
    xs, ys = zip(*items, strict=True)
    return torch.stack(xs), torch.stack(ys)


class EpochSampler(Sampler):
    def __init__(self, size):
        self.size, self.epoch = size, 0

    def __iter__(self):
        self.epoch += 1
        return iter(map(int, np.random.default_rng(self.epoch).permutation(self.size)))

    def __len__(self):
        return self.size


def make_loader(dataset, batch_size, shuffle):
    match shuffle:
        case True | 1:
            return DataLoader(dataset, batch_size, sampler=EpochSampler(len(dataset)), collate_fn=stack)
        case _:
            return DataLoader(dataset, batch_size, collate_fn=stack)
