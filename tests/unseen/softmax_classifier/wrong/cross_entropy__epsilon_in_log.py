# {"task": "cross_entropy", "verdict": "wrong", "mistake": "epsilon_in_log", "listed": false, "note": "log(p + 1e-8): the penalty stops at 18 when the score is 1000 too small", "lines": [[10]]}
import torch


def cross_entropy(scores, classes):
    shifted = scores - scores.max(dim=1, keepdim=True)[0]
    probs = shifted.exp() / shifted.exp().sum(dim=1, keepdim=True)
    n = scores.shape[0]
    p_right = probs[torch.arange(n), classes]
    return -torch.log(p_right + 1e-8).mean()
