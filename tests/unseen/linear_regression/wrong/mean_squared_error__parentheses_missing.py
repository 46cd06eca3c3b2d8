# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "parentheses_missing", "listed": false, "note": "only target is squared", "lines": [[5]]}
import torch

def mean_squared_error(predicted, target):
    return torch.mean(predicted - target ** 2)
