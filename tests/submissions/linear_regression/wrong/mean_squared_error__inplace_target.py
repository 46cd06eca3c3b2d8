# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "inplace_target", "listed": false, "note": "Changes the target.", "lines": [[3]]}
def mean_squared_error(predicted, target):
    target -= predicted.detach()
    return ((predicted - predicted.detach() - target) ** 2).mean()
