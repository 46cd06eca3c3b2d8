# {"task": "relu", "verdict": "wrong", "mistake": "if_tensor", "listed": false, "note": "truth of a whole tensor", "lines": [[3]]}
def relu(x):
    if x > 0:
        return x
    else:
        return 0
