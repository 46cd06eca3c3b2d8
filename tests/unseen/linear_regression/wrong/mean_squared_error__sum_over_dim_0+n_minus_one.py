# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "sum_over_dim_0+n_minus_one", "listed": false, "note": "shape (1,); n - 1 as for a variance", "lines": [[5], [6]]}
def mean_squared_error(predicted, target):
    n = predicted.size(0)
    quadrate = (target - predicted).pow(2)
    summe = quadrate.sum(dim=0)
    return summe / (n - 1)
