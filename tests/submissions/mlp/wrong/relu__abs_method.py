# {"task": "relu", "verdict": "wrong", "mistake": "abs_method", "listed": false, "note": "the absolute value"}
def relu(x):
    return x.abs()
