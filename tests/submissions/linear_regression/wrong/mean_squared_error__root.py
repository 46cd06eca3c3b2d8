# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "root", "listed": true, "note": "Takes the root at the end (RMSE).", "lines": [[4]]}
import torch
def mean_squared_error(predicted, target):
    return torch.sqrt(torch.mean((predicted - target) ** 2))
