# {"task": "cross_entropy", "verdict": "wrong", "mistake": "first_example_only", "listed": false, "note": "return is inside the loop: only the first example counts", "lines": [[8]]}
import torch

def cross_entropy(scores, classes):
    total = 0
    for i in range(len(classes)):
        total = total + torch.logsumexp(scores[i], dim=0) - scores[i][classes[i]]
        return total / (i + 1)
