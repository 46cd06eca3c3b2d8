# {"task": "cross_entropy", "verdict": "right", "mistake": null, "listed": false, "note": "goes through the classes and collects the examples of each"}
import torch

def cross_entropy(scores, classes):
    total = scores.new_zeros(())
    lse = torch.logsumexp(scores, dim=1)
    for c in range(scores.shape[1]):
        members = (classes == c).nonzero().flatten()
        total = total + (lse[members] - scores[members, c]).sum()
    return total / scores.shape[0]
