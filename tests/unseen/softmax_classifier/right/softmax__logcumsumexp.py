# {"task": "softmax", "verdict": "right", "style": "logcumsumexp", "listed": false, "note": "logaddexp reduce"}
from functools import reduce

import torch


def softmax(scores: torch.Tensor) -> torch.Tensor:
    """Wahrscheinlichkeiten je Zeile."""
    total = reduce(torch.logaddexp, scores.unbind(dim=1))
    return scores.sub(total.unsqueeze(1)).exp()
