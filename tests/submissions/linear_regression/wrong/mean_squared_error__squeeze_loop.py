# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "crashes_for_one_row", "listed": false, "note": "squeeze() of a (1, 1) tensor is 0-dim, and iterating over it crashes: wrong only when n == 1.", "lines": [[3, 4]]}
def mean_squared_error(predicted, target):
    ps = predicted.squeeze()
    ts = target.squeeze()
    squares = [(p - t) ** 2 for p, t in zip(ps, ts)]
    return sum(squares) / len(squares)
