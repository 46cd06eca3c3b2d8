# {"task": "make_loader", "verdict": "right", "style": "own_sampler", "listed": false, "note": "own Sampler class with own generator"}
import torch
from torch.utils.data import DataLoader, Sampler


class Shuffled(Sampler):
    def __init__(self, n, seed=0):
        self.n = n
        self.generator = torch.Generator().manual_seed(seed)

    def __iter__(self):
        yield from torch.randperm(self.n, generator=self.generator).tolist()

    def __len__(self):
        return self.n


def make_loader(dataset, batch_size, shuffle):
    sampler = Shuffled(len(dataset)) if shuffle else None
    return DataLoader(dataset, batch_size, sampler=sampler)
