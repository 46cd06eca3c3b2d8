# {"task": "mean_squared_error", "verdict": "right", "mistake": null, "listed": false, "note": "an explicit loop with a 0-dim accumulator"}
import torch

def mean_squared_error(predicted, target):
    total = torch.zeros((), dtype=predicted.dtype)
    i = 0
    while i < predicted.shape[0]:
        error = predicted[i, 0] - target[i, 0]
        total = total + error * error
        i += 1
    return total / i
