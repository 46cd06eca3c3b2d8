# {"task": "mean_squared_error", "verdict": "right", "mistake": null, "listed": false, "note": "The variance of the errors plus the square of their mean."}
def mean_squared_error(predicted, target):
    d = target - predicted
    return d.var(correction=0) + d.mean() ** 2
