# {"task": "relu", "verdict": "wrong", "mistake": "clamps_at_one", "listed": false, "note": "cuts at 1 as well", "lines": [[3]]}
def relu(x):
    return x.clamp(0, 1)
