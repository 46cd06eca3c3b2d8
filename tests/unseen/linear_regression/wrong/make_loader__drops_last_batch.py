# {"task": "make_loader", "verdict": "wrong", "mistake": "drops_last_batch", "listed": true, "note": "drop_last=True loses the smaller batch", "lines": [[11]]}
from torch.utils.data import DataLoader

def make_loader(dataset, batch_size, shuffle):
    """A DataLoader that deals out `dataset` in mini-batches."""
    return DataLoader(
        dataset,
        batch_size=batch_size,
        shuffle=shuffle,
        num_workers=0,
        drop_last=True,
    )
