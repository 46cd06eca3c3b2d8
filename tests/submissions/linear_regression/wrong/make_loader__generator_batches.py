# {"task": "make_loader", "verdict": "wrong", "mistake": "exhausted_after_one_epoch", "listed": false, "note": "The batch sampler is a generator object, empty from the second epoch on.", "lines": [[13]]}
import random
from torch.utils.data import DataLoader

def batches(n, batch_size, shuffle):
    order = list(range(n))
    if shuffle:
        random.shuffle(order)
    for start in range(0, n, batch_size):
        yield order[start:start + batch_size]

def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_sampler=batches(len(dataset), batch_size, shuffle))
