# {"task": "cross_entropy", "verdict": "right", "style": "one_hot_matmul", "listed": false, "note": "F.one_hot as bool mask, masked_select"}
import torch
import torch.nn.functional as F


def cross_entropy(scores: torch.Tensor, classes: torch.Tensor) -> torch.Tensor:
    assert scores.ndim == 2 and classes.ndim == 1
    right = F.one_hot(classes, num_classes=scores.shape[-1]).bool()
    return scores.logsumexp(-1).mean() - scores.masked_select(right).mean()
