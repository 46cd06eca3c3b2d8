# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "global_state", "listed": false, "note": "The total lives in a global and is never reset: right only the first time.", "lines": [[2, 4]]}
total = 0.0
def mean_squared_error(predicted, target):
    global total
    total = total + ((predicted - target) ** 2).sum()
    return total / len(predicted)
