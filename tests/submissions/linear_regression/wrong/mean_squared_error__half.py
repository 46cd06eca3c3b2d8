# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "halved", "listed": false, "note": "Divides by 2n as in another course's cost function: half the mean squared error.", "lines": [[4]]}
def mean_squared_error(predicted, target):
    m = len(target)
    return 1 / (2 * m) * ((predicted - target) ** 2).sum()
