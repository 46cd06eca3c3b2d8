# {"task": "cross_entropy", "verdict": "wrong", "mistake": "softmax_missing", "listed": false, "note": "treats the scores as probabilities already: log of negative scores is nan", "lines": [[5, 6]]}
import torch

def cross_entropy(scores, classes):
    picked = scores[torch.arange(len(scores)), classes]
    return -torch.log(picked).mean()
