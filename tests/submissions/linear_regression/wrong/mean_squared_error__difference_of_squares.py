# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "difference_of_squares", "listed": false, "note": "p^2 - t^2 is not (p - t)^2.", "lines": [[3]]}
def mean_squared_error(predicted, target):
    return (predicted ** 2 - target ** 2).mean()
