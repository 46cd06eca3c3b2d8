# {"task": "make_loader", "verdict": "wrong", "mistake": "half", "listed": false, "note": "Shuffles the first half only.", "lines": [[14]]}
import random
from torch.utils.data import Sampler


class Order(Sampler):
    def __init__(self, n):
        self.n, self.epoch = n, 0
    def __len__(self):
        return self.n
    def __iter__(self):
        self.epoch += 1
        order = list(range(self.n))
        h = order[:self.n // 2]; random.shuffle(h); order[:self.n // 2] = h
        return iter(order)
def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size, sampler=Order(len(dataset)) if shuffle else None)
