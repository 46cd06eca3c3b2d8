# {"task": "make_loader", "verdict": "right", "style": "subclass_iter", "listed": false, "note": "subclass with its own __iter__ that counts epochs"}
import random

from torch.utils.data import DataLoader as Base, Sampler


class PythonShuffle(Sampler):
    def __init__(self, n):
        self.order = list(range(n))

    def __iter__(self):
        random.shuffle(self.order)
        return iter(list(self.order))

    def __len__(self):
        return len(self.order)


class Loader(Base):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.epochs_done = 0

    def __iter__(self):
        for x, y in super().__iter__():
            yield x, y
        self.__dict__["epochs_done"] += 1


def make_loader(dataset, batch_size, shuffle):
    if shuffle:
        return Loader(dataset, batch_size, sampler=PythonShuffle(len(dataset)))
    return Loader(dataset, batch_size)
