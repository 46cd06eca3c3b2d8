# {"task": "softmax", "verdict": "right", "mistake": null, "listed": false, "note": "a helper for one row, and a comprehension"}
import torch


def _one_row(o):
    shifted = o - o.max().detach()
    powers = [torch.exp(v) for v in shifted]
    total = sum(powers)
    return torch.stack([p / total for p in powers])


def softmax(scores):
    return torch.stack([_one_row(scores[i]) for i in range(scores.size(0))])
