# {"task": "make_loader", "verdict": "right", "mistake": null, "listed": false, "note": "Own Sampler that draws a new permutation on every iteration; order differs per epoch."}
import random
from torch.utils.data import DataLoader, Sampler

class MySampler(Sampler):
    def __init__(self, n, shuffle):
        self.n = n
        self.shuffle = shuffle

    def __iter__(self):
        indices = list(range(self.n))
        if self.shuffle:
            random.shuffle(indices)
        return iter(indices)

    def __len__(self):
        return self.n

def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size=batch_size, sampler=MySampler(len(dataset), shuffle))
