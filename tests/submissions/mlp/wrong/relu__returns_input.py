# {"task": "relu", "verdict": "wrong", "mistake": "returns_input", "listed": false, "note": "clamp's result thrown away, x returned", "lines": [[3, 4]]}
def relu(x):
    x.clamp(min=0)
    return x
