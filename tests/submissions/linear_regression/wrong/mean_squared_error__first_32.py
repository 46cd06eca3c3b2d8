# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "first_32", "listed": false, "note": "Only the first 32 examples.", "lines": [[3]]}
def mean_squared_error(predicted, target):
    return ((predicted[:32] - target[:32]) ** 2).mean()
