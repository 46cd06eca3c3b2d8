# {"task": "make_loader", "verdict": "wrong", "mistake": "rotates", "listed": false, "note": "Starts at a random row and goes on in order.", "lines": [[12, 13]]}
import random
from torch.utils.data import Sampler


class Rotated(Sampler):
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
    def __iter__(self):
        start = random.randrange(self.n)
        return iter([(start + i) % self.n for i in range(self.n)])
def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size, sampler=Rotated(len(dataset)) if shuffle else None)
