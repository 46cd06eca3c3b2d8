# {"task": "cross_entropy", "verdict": "right", "style": "take_flat", "listed": false, "note": "take on flat index, float64 and back"}
import torch


def cross_entropy(scores: torch.Tensor, classes: torch.Tensor) -> torch.Tensor:
    n, k = scores.shape
    wide = scores.to(torch.float64)
    right = wide.take(torch.arange(n) * k + classes)
    top, _ = wide.max(dim=1)
    penalties = (wide - top[:, None]).exp().sum(1).log() + top - right
    return penalties.mean().to(scores.dtype)
