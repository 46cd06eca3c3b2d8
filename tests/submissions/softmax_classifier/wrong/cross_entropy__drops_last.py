# {"task": "cross_entropy", "verdict": "wrong", "mistake": "last_example_left_out", "listed": false, "note": "range(n - 1) leaves the last example out", "lines": [[7]]}
import torch

def cross_entropy(scores, classes):
    n = len(classes)
    loss = torch.tensor(0.0)
    for i in range(n - 1):
        loss = loss + torch.logsumexp(scores[i], dim=0) - scores[i, classes[i]]
    return loss / n
