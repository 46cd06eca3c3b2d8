# {"task": "make_loader", "verdict": "right", "style": "batch_sampler", "listed": false, "note": "random or sequential sampler in a BatchSampler"}
import torch
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, SequentialSampler


def make_loader(dataset, batch_size, shuffle):
    order = {True: RandomSampler, False: SequentialSampler}[bool(shuffle)](dataset)
    return DataLoader(dataset, batch_sampler=BatchSampler(order, batch_size, drop_last=False))
