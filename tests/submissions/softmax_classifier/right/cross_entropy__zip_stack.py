# {"task": "cross_entropy", "verdict": "right", "mistake": null, "listed": false, "note": "list comprehension with zip and torch.stack"}
import torch

def cross_entropy(scores, classes):
    penalties = [torch.logsumexp(o, 0) - o[c] for o, c in zip(scores, classes)]
    return torch.stack(penalties).mean()
