# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "halved", "listed": false, "note": "1/(2n) as in another well-known course", "lines": [[5]]}
def mean_squared_error(predicted, target):
    m = predicted.shape[0]
    # cost function J = 1/(2m) * sum((h - y)^2)
    return ((predicted - target) ** 2).sum() / (2 * m)
