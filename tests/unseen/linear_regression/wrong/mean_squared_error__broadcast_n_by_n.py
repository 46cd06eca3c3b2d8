# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "broadcast_n_by_n", "listed": true, "note": "target flattened to (n,), predicted left (n, 1)", "lines": [[4, 5]]}
def mean_squared_error(predicted, target):
    """The mean of the squared differences, as a 0-dim tensor."""
    y = target.flatten()
    diff = predicted - y
    sq = diff * diff
    return sq.sum() / sq.numel()
