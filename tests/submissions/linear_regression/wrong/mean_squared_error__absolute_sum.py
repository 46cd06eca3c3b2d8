# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "sum_not_mean+absolute_error", "listed": true, "note": "Sum of absolute differences: neither squared nor a mean.", "lines": [[3], [3]]}
def mean_squared_error(predicted, target):
    return abs(predicted - target).sum()
