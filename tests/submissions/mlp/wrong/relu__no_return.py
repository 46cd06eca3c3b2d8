# {"task": "relu", "verdict": "wrong", "mistake": "no_return", "listed": false, "note": "result is thrown away"}
def relu(x):
    x.clamp(min=0)
