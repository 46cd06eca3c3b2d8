# {"task": "cross_entropy", "verdict": "wrong", "mistake": "softmax_twice", "listed": true, "note": "applies softmax and then log-sum-exp to the probabilities", "lines": [[6, 7]]}
import torch

def cross_entropy(scores, classes):
    e = torch.exp(scores - scores.max(1, keepdim=True).values)
    p = e / e.sum(1, keepdim=True)
    log_p = p - torch.logsumexp(p, dim=1, keepdim=True)
    return -log_p[torch.arange(len(p)), classes].mean()
