# {"task": "cross_entropy", "verdict": "wrong", "mistake": "probability_clamped", "listed": false, "note": "log(p + 1e-8): the penalty never exceeds 18.4, where it should be 1000", "lines": [[8]]}
import torch

def cross_entropy(scores, classes):
    z = scores - scores.amax(1, keepdim=True)
    p = z.exp() / z.exp().sum(1, keepdim=True)
    picked = p.gather(1, classes.unsqueeze(1))
    return -(picked + 1e-8).log().mean()
