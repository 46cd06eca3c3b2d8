# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "sum_not_mean", "listed": true, "note": "Sum of squares without dividing by n.", "lines": [[3]]}
def mean_squared_error(predicted, target):
    return ((predicted - target) ** 2).sum()
