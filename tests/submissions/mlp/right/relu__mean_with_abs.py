# {"task": "relu", "verdict": "right", "style": "mean_with_abs", "listed": false, "note": "(x + |x|) / 2"}
def relu(x):
    return (x + x.abs()) / 2
