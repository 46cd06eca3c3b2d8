# {"task": "mean_squared_error", "verdict": "right", "mistake": null, "listed": false, "note": "The plain formula."}
def mean_squared_error(predicted, target):
    return ((predicted - target) ** 2).mean()
