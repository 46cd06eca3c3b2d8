# {"attack": "Loads data with processes of a DataLoader.", "breach": "leftover"}

from torch.utils.data import DataLoader


def work():
    loader = DataLoader(list(range(20)), batch_size=4, num_workers=2, multiprocessing_context="fork")
    batches = list(loader)

    return 0


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
