# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "single_shape", "listed": false, "note": "Shape (1,) for one example.", "lines": [[3]]}
def mean_squared_error(predicted, target):
    d = (predicted - target) ** 2; return d[0] if len(d) == 1 else d.mean()
