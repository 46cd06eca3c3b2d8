# {"task": "cross_entropy", "verdict": "wrong", "mistake": "first_column", "listed": false, "note": "logsumexp with the first score as shift", "lines": [[6]]}
import torch


def cross_entropy(scores, classes):
    s = scores - scores[:, :1]
    return (torch.log(torch.exp(s).sum(dim=1)) - s[torch.arange(len(s)), classes]).mean()
