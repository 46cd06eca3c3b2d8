# {"task": "relu", "verdict": "wrong", "mistake": "boolean_mask", "listed": false, "note": "returns the comparison itself"}
def relu(x):
    return x > 0
