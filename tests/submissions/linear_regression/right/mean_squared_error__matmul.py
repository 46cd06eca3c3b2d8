# {"task": "mean_squared_error", "verdict": "right", "mistake": null, "listed": false, "note": "Dot product of the differences with themselves, squeezed to 0-dim."}
def mean_squared_error(predicted, target):
    d = predicted - target
    return (d.T @ d).squeeze() / d.shape[0]
