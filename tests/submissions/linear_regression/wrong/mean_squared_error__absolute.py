# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "absolute_error", "listed": true, "note": "Mean absolute error instead of squared.", "lines": [[4]]}
import torch
def mean_squared_error(predicted, target):
    return torch.mean(torch.abs(predicted - target))
