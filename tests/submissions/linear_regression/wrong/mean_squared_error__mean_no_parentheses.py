# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "missing_parentheses", "listed": false, "note": ".mean without parentheses returns a method."}
import torch
def mean_squared_error(predicted, target):
    return torch.square(predicted - target).mean
