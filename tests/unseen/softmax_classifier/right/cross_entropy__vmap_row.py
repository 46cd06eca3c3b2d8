# {"task": "cross_entropy", "verdict": "right", "style": "vmap_row", "listed": false, "note": "vmap over examples"}
import torch


def cross_entropy(scores, classes):
    def one(row, c):
        return torch.logsumexp(row, 0) - row.gather(0, c[None]).squeeze(0)

    return torch.func.vmap(one)(scores, classes).mean()
