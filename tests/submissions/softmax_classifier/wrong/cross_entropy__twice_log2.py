# {"task": "cross_entropy", "verdict": "wrong", "mistake": "softmax_twice+log2", "listed": true, "note": "softmax twice, and log2", "lines": [[9], [10]]}
import torch

def my_softmax(x):
    e = torch.exp(x - x.max(dim=1, keepdim=True).values)
    return e / e.sum(dim=1, keepdim=True)

def cross_entropy(scores, classes):
    p = my_softmax(my_softmax(scores))
    return -torch.log2(p[torch.arange(len(classes)), classes]).mean()
