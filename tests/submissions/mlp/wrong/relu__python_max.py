# {"task": "relu", "verdict": "wrong", "mistake": "python_max", "listed": false, "note": "Python's max needs one truth value", "lines": [[3]]}
def relu(x):
    return max(x, 0)
