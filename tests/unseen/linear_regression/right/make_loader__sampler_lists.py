# {"task": "make_loader", "verdict": "right", "style": "sampler_lists", "listed": false, "note": "own batch sampler that yields lists of indices"}
import torch
from torch.utils.data import DataLoader


class Batches:
    def __init__(self, n, size, shuffle):
        self.n, self.size, self.shuffle = n, size, shuffle

    def __len__(self):
        return -(-self.n // self.size)

    def __iter__(self):
        order = torch.randperm(self.n) if self.shuffle else torch.arange(self.n)
        return (chunk.tolist() for chunk in order.split(self.size))


def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_sampler=Batches(len(dataset), batch_size, shuffle))
