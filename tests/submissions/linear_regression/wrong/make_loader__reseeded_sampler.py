# {"task": "make_loader", "verdict": "wrong", "mistake": "same_order_each_epoch", "listed": false, "note": "The sampler seeds its generator at the start of every epoch, so each epoch has the same order.", "lines": [[9]]}
import random
from torch.utils.data import DataLoader, Sampler

class SeededSampler(Sampler):
    def __init__(self, dataset):
        self.dataset = dataset
    def __iter__(self):
        rng = random.Random(0)
        order = list(range(len(self.dataset)))
        rng.shuffle(order)
        return iter(order)
    def __len__(self):
        return len(self.dataset)

def make_loader(dataset, batch_size, shuffle):
    if shuffle:
        return DataLoader(dataset, batch_size=batch_size, sampler=SeededSampler(dataset))
    return DataLoader(dataset, batch_size=batch_size)
