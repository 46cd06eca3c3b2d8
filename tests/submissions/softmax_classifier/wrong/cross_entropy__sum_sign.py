# {"task": "cross_entropy", "verdict": "wrong", "mistake": "sum_instead_of_mean+sign", "listed": true, "note": "a sum, and without the minus", "lines": [[7, 8], [7, 8]]}
import torch

def cross_entropy(scores, classes):
    loss = 0
    for i in range(len(scores)):
        loss += scores[i, classes[i]] - torch.logsumexp(scores[i], dim=0)
    return loss
