# {"task": "make_loader", "verdict": "right", "style": "timeout_workers", "listed": false, "note": "workers with a timeout, a context and positional arguments"}
from torch.utils.data import DataLoader


def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size, shuffle, None, None, 2, timeout=60, multiprocessing_context="fork", prefetch_factor=2)
