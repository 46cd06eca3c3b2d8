# {"task": "cross_entropy", "verdict": "right", "style": "sorted_classes", "listed": false, "note": "put in another order first"}
import torch


def cross_entropy(scores, classes):
    order = classes.argsort()
    s, c = scores[order], classes[order]
    return torch.stack([o.logsumexp(-1) - o[int(k)] for o, k in zip(s, c)]).mean()
