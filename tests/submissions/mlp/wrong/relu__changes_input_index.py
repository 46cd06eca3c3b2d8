# {"task": "relu", "verdict": "wrong", "mistake": "changes_input_index", "listed": false, "note": "sets the negatives of its argument to 0", "lines": [[3]]}
def relu(x):
    x[x < 0] = 0
    return x
