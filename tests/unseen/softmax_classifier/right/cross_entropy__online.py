# {"task": "cross_entropy", "verdict": "right", "style": "online", "listed": false, "note": "own logsumexp by hand with masked selection"}
import torch


def cross_entropy(scores, classes):
    top = scores.detach().max(dim=1, keepdim=True)[0]
    log_sum = top + torch.log1p(torch.exp(scores - top).sum(dim=1, keepdim=True) - 1)
    right = torch.stack([row[c] for row, c in zip(scores, classes)])
    return torch.mean(log_sum.squeeze(1) - right)
