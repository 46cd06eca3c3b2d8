# {"task": "mean_squared_error", "verdict": "right", "mistake": null, "listed": false, "note": "Expands the square to p^2 - 2pt + t^2, in float64 to keep precision, then back to float32."}
import torch
def mean_squared_error(predicted, target):
    p, t = predicted.to(torch.float64), target.to(torch.float64)
    n = p.size(0)
    return torch.sum(p * p - 2 * p * t + t * t).div(n).float()
