# {"task": "relu", "verdict": "wrong", "mistake": "detaches", "listed": false, "note": "cut from the graph"}
def relu(x):
    return x.detach().clamp(min=0)
