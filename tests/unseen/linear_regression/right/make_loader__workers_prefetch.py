# {"task": "make_loader", "verdict": "right", "style": "workers_prefetch", "listed": false, "note": "num_workers 2 and persistent workers"}
from torch.utils.data import DataLoader


def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size=batch_size, shuffle=shuffle, num_workers=2, persistent_workers=True, prefetch_factor=4)
