# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "root", "listed": true, "note": "Takes the root at the end (RMSE)."}
import torch
def mean_squared_error(predicted, target):
    return torch.sqrt(torch.mean((predicted - target) ** 2))
