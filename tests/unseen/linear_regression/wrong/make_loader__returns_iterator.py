# {"task": "make_loader", "verdict": "wrong", "mistake": "returns_iterator", "listed": false, "note": "an iterator over the loader: empty after one epoch", "lines": [[8]]}
from torch.utils.data import DataLoader


def make_loader(dataset, batch_size, shuffle):
    lader = DataLoader(dataset, batch_size, shuffle)
    # damit man mit next() einen Batch holen kann
    return iter(lader)
