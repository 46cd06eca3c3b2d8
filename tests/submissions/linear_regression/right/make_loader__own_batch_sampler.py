# {"task": "make_loader", "verdict": "right", "mistake": null, "listed": false, "note": "Hand-written batch sampler object, a fresh permutation each epoch and the smaller last batch kept."}
import torch
from torch.utils.data import DataLoader

class Batches:
    def __init__(self, n, size, shuffle):
        self.n, self.size, self.shuffle = n, size, shuffle
    def __len__(self):
        return -(-self.n // self.size)
    def __iter__(self):
        order = torch.randperm(self.n) if self.shuffle else torch.arange(self.n)
        for chunk in order.split(self.size):
            yield chunk.tolist()

make_loader = lambda dataset, batch_size, shuffle: DataLoader(dataset, batch_sampler=Batches(len(dataset), batch_size, shuffle))
