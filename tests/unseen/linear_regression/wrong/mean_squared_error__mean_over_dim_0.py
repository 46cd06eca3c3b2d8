# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "mean_over_dim_0", "listed": false, "note": "result has shape (1,), not ()", "lines": [[7]]}
import torch

def mean_squared_error(predicted, target):
    difference = predicted - target
    squared = torch.square(difference)
    loss = torch.mean(squared, dim=0)
    return loss
