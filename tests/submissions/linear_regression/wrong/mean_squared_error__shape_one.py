# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "not_zero_dim", "listed": false, "note": "The row loop gives a tensor of shape (1,), not 0-dim.", "lines": [[5, 6]]}
def mean_squared_error(predicted, target):
    total = 0
    for i in range(len(predicted)):
        total += (predicted[i] - target[i]) ** 2
    return total / len(predicted)
