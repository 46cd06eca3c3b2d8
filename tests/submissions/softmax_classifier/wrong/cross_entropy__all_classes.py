# {"task": "cross_entropy", "verdict": "wrong", "mistake": "averaged_over_classes", "listed": true, "note": "forgets the right class and averages -ln p over every class", "lines": [[8]]}
import torch

def cross_entropy(scores, classes):
    log_p = scores - torch.logsumexp(scores, dim=1, keepdim=True)
    loss = 0
    for k in range(len(classes)):
        loss = loss - log_p[k].mean()
    return loss / len(classes)
