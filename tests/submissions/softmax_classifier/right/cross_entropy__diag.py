# {"task": "cross_entropy", "verdict": "right", "mistake": null, "listed": false, "note": "builds the n x n matrix of all picks and takes its diagonal: wasteful but right"}
import torch

def cross_entropy(scores, classes):
    logp = scores - scores.logsumexp(1).unsqueeze(1)
    return -logp[:, classes].diagonal().sum() / scores.size(0)
