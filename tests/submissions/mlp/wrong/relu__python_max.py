# {"task": "relu", "verdict": "wrong", "mistake": "python_max", "listed": false, "note": "Python's max needs one truth value"}
def relu(x):
    return max(x, 0)
