# {"task": "mean_squared_error", "verdict": "right", "style": "norm", "listed": false, "note": "squared norm in float64"}
import torch


def mean_squared_error(predicted, target):
    d = torch.sub(predicted.double(), target.double())
    return (torch.linalg.vector_norm(d).square() / len(d)).to(predicted.dtype)
