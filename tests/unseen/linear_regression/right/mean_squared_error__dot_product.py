# {"task": "mean_squared_error", "verdict": "right", "mistake": null, "listed": false, "note": "the difference's dot product with itself"}
def mean_squared_error(predicted, target):
    d = (predicted - target).reshape(-1)
    return d.dot(d) / d.numel()
