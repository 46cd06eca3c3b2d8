# {"task": "relu", "verdict": "wrong", "mistake": "detaches", "listed": false, "note": "cut from the graph", "lines": [[3]]}
def relu(x):
    return x.detach().clamp(min=0)
