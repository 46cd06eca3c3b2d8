# {"task": "cross_entropy", "verdict": "right", "style": "diag_select", "listed": false, "note": "index_select, diagonal"}
import torch


def cross_entropy(scores, classes):
    selected = scores.index_select(1, classes).diagonal()
    return torch.sub(torch.logsumexp(scores, dim=1), selected).sum().div(classes.numel())
