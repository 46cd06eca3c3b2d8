# {"task": "mean_squared_error", "verdict": "right", "mistake": null, "listed": false, "note": "Python loop over rows, reshaped to 0-dim at the end; slow but right and differentiable."}
import torch
def mean_squared_error(predicted: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    total = 0
    for p, t in zip(predicted, target):
        difference = p - t
        total = total + difference * difference
    mse = total / len(predicted)
    return mse.reshape(())
