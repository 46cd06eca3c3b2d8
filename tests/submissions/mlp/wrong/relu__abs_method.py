# {"task": "relu", "verdict": "wrong", "mistake": "abs_method", "listed": false, "note": "the absolute value", "lines": [[3]]}
def relu(x):
    return x.abs()
