# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "absolute_error", "listed": true, "note": "Mean absolute error instead of squared."}
import torch
def mean_squared_error(predicted, target):
    return torch.mean(torch.abs(predicted - target))
