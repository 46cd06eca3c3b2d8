# {"task": "relu", "verdict": "wrong", "mistake": "library_method", "listed": false, "note": "the method x.relu()", "lines": [[3]]}
def relu(x):
    return x.relu()
