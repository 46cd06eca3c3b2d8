# {"task": "relu", "verdict": "right", "style": "times_mask", "listed": false, "note": "multiplied by the truth of x > 0"}
def relu(x):
    return x * (x > 0)
