# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "missing_parentheses", "listed": false, "note": ".mean without parentheses returns a method.", "lines": [[4]]}
import torch
def mean_squared_error(predicted, target):
    return torch.square(predicted - target).mean
