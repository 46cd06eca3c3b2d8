# {"task": "make_loader", "verdict": "wrong", "mistake": "columns_mixed_apart", "listed": false, "note": "inputs and targets are shuffled each by itself", "lines": [[11, 12]]}
import random

from torch.utils.data import DataLoader


def make_loader(dataset, batch_size, shuffle):
    xs = [x for x, _ in dataset]
    ys = [y for _, y in dataset]
    if shuffle:
        random.shuffle(xs)
        random.shuffle(ys)
    return DataLoader(list(zip(xs, ys)), batch_size=batch_size, shuffle=shuffle)
