# {"task": "make_loader", "verdict": "wrong", "mistake": "samples_with_replacement", "listed": false, "note": "RandomSampler with replacement repeats some examples and leaves others out of the epoch.", "lines": [[5]]}
from torch.utils.data import DataLoader, RandomSampler
def make_loader(dataset, batch_size, shuffle):
    if shuffle:
        return DataLoader(dataset, batch_size=batch_size, sampler=RandomSampler(dataset, replacement=True))
    else:
        return DataLoader(dataset, batch_size=batch_size, shuffle=False)
