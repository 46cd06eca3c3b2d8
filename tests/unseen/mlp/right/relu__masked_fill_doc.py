# {"task": "relu", "verdict": "right", "style": "masked_fill_doc", "listed": false, "note": "masked_fill, clamp_min by another name"}
import torch


def relu(x: torch.Tensor) -> torch.Tensor:
    """Chaque valeur positive, sinon 0."""
    return x.masked_fill(x.le(0), 0.0)
