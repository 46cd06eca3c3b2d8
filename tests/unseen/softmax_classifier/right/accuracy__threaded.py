# {"task": "accuracy", "verdict": "right", "style": "threaded", "listed": false, "note": "threads share the work"}
from concurrent.futures import ThreadPoolExecutor

import torch


def accuracy(model, loader):
    def hits(batch):
        with torch.no_grad():
            return int((model(batch[0]).argmax(1) == batch[1]).sum())

    with ThreadPoolExecutor(2) as pool:
        return sum(pool.map(hits, loader)) / len(loader.dataset)
