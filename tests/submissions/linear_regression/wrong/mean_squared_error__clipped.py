# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "clipped", "listed": false, "note": "Errors over 10 are cut.", "lines": [[3]]}
def mean_squared_error(predicted, target):
    return ((predicted - target).clamp(-10, 10) ** 2).mean()
