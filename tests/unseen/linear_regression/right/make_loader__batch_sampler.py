# {"task": "make_loader", "verdict": "right", "mistake": null, "listed": false, "note": "a batch sampler over a random or sequential sampler"}
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, SequentialSampler

def make_loader(dataset, batch_size, shuffle):
    sampler = (RandomSampler if shuffle else SequentialSampler)(dataset)
    batches = BatchSampler(sampler, batch_size=batch_size, drop_last=False)
    return DataLoader(dataset, batch_sampler=batches)
