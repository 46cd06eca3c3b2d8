# {"task": "cross_entropy", "verdict": "wrong", "mistake": "log10", "listed": true, "note": "base-10 logarithm as on the slide; the natural one is right", "lines": [[7]]}
import torch

def cross_entropy(scores, classes):
    s = scores - scores.max(1, keepdim=True).values
    right = s[torch.arange(len(s)), classes]
    ln_p = right / torch.log(torch.tensor(10.0)) - torch.log10(s.exp().sum(1))
    return -ln_p.mean()
