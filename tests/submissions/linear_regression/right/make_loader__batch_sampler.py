# {"task": "make_loader", "verdict": "right", "mistake": null, "listed": false, "note": "batch_sampler around Random/SequentialSampler with drop_last=False; the rulings call batch samplers right."}
from torch.utils.data import DataLoader, BatchSampler, RandomSampler, SequentialSampler

def make_loader(dataset, batch_size, shuffle):
    if shuffle:
        sampler = RandomSampler(dataset)
    else:
        sampler = SequentialSampler(dataset)
    return DataLoader(dataset, batch_sampler=BatchSampler(sampler, batch_size, drop_last=False))
