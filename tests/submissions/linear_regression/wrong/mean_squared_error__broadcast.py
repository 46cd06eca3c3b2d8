# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "broadcast", "listed": true, "note": "(n, 1) minus (n,) broadcasts to (n, n); right only for n == 1.", "lines": [[3, 4]]}
def mean_squared_error(predicted, target):
    target = target.squeeze(1)
    return ((predicted - target) ** 2).mean()
