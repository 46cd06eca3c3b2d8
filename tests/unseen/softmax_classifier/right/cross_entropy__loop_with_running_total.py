# {"task": "cross_entropy", "verdict": "right", "mistake": null, "listed": false, "note": "a loop over the examples, with a tensor as running total"}
import torch


def cross_entropy(scores, classes):
    total = scores.new_zeros(())
    for o, c in zip(scores, classes.tolist()):
        total = total + (torch.logsumexp(o, dim=0) - o[c])
    return total / len(classes)
