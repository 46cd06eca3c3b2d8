# {"task": "relu", "verdict": "right", "style": "clamp_min", "listed": false, "note": "x.clamp(min=0)"}
def relu(x):
    return x.clamp(min=0)
