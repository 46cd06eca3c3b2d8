# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "divides_by_n_minus_one", "listed": false, "note": "Divides by n-1 like a variance; for one row it is infinite or nan.", "lines": [[4]]}
def mean_squared_error(predicted, target):
    n = predicted.shape[0]
    return ((predicted - target) ** 2).sum() / (n - 1)
