# {"task": "make_loader", "verdict": "wrong", "mistake": "shuffles_within", "listed": false, "note": "Shuffles only inside each batch: the batches are always the same rows.", "lines": [[12, 13, 14, 15]]}
import random
from torch.utils.data import Sampler


class Within(Sampler):
    def __init__(self, n, size):
        self.n, self.size = n, size
    def __len__(self):
        return -(-self.n // self.size)
    def __iter__(self):
        for i in range(0, self.n, self.size):
            rows = list(range(i, min(i + self.size, self.n)))
            random.shuffle(rows)
            yield rows
def make_loader(dataset, batch_size, shuffle):
    if shuffle:
        return DataLoader(dataset, batch_sampler=Within(len(dataset), batch_size))
    return DataLoader(dataset, batch_size)
