# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "caret_power", "listed": false, "note": "^ is bitwise xor in Python and raises an error for float tensors.", "lines": [[3]]}
def mean_squared_error(predicted, target):
    return ((predicted - target)^2).mean()
