# {"task": "relu", "verdict": "wrong", "mistake": "boolean_mask", "listed": false, "note": "returns the comparison itself", "lines": [[3]]}
def relu(x):
    return x > 0
