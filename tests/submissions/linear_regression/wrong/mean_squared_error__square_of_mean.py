# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "square_of_mean", "listed": false, "note": "Squares the mean difference; errors of opposite sign cancel.", "lines": [[3]]}
def mean_squared_error(predicted, target):
    return (predicted - target).mean() ** 2
