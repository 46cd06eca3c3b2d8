# {"task": "relu", "verdict": "wrong", "mistake": "returns_mask", "listed": false, "note": "returns where x is positive", "lines": [[3]]}
def relu(x):
    return (x > 0).float()
