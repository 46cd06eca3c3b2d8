# {"task": "cross_entropy", "verdict": "right", "mistake": null, "listed": false, "note": "own stable log-softmax helper and gather"}
import torch

def log_probabilities(scores):
    shifted = scores - scores.max(dim=1, keepdim=True).values
    return shifted - torch.log(torch.exp(shifted).sum(dim=1, keepdim=True))

def cross_entropy(scores, classes):
    logp = log_probabilities(scores)
    picked = logp.gather(1, classes.view(-1, 1)).squeeze(1)
    return -picked.mean()
