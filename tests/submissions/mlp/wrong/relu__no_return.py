# {"task": "relu", "verdict": "wrong", "mistake": "no_return", "listed": false, "note": "result is thrown away", "lines": [[3]]}
def relu(x):
    x.clamp(min=0)
