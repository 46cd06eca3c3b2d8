# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "root+detached", "listed": true, "note": "Root of the mean square, returned as a Python number that cannot be differentiated.", "lines": [[4], [4]]}
def mean_squared_error(predicted, target):
    mse = ((predicted - target) ** 2).mean()
    return mse.item() ** 0.5
