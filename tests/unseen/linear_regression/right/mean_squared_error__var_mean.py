# {"task": "mean_squared_error", "verdict": "right", "style": "var_mean", "listed": false, "note": "variance plus squared mean"}
import torch


def mean_squared_error(predicted: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    if predicted.shape != target.shape:
        raise ValueError(f"shapes differ: {predicted.shape}, {target.shape}")
    var, mean = torch.var_mean(predicted - target, unbiased=False)
    return var + mean**2
