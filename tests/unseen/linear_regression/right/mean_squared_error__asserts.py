# {"task": "mean_squared_error", "verdict": "right", "style": "asserts", "listed": false, "note": "the contract as asserts"}
import torch


def mean_squared_error(predicted, target):
    assert torch.is_tensor(predicted) and torch.is_tensor(target)
    assert predicted.ndim == target.ndim == 2 and predicted.shape[1] == target.shape[1] == 1
    result = (predicted - target).pow_(2).mean()
    assert result.shape == ()
    return result
