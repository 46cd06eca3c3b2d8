# {"task": "relu", "verdict": "right", "style": "masked_clone", "listed": false, "note": "clone and masked assignment in place"}
def relu(x):
    y = x.clone()
    y[y < 0] = 0
    return y
