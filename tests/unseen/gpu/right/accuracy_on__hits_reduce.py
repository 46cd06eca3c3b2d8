# {"task": "accuracy_on", "verdict": "right", "style": "hits_reduce", "listed": false, "note": "functools.reduce with generators"}
from functools import reduce

import torch


def accuracy_on(device, model, loader):
    def moved():
        for batch in loader:
            yield tuple(part.to(device) for part in batch)

    def count(state, batch):
        right, total = state
        guess = model(batch[0]).max(1)[1]
        return right + int((guess == batch[1]).sum()), total + batch[1].size(0)

    with torch.no_grad():
        right, total = reduce(count, moved(), (0, 0))
    return right / total
