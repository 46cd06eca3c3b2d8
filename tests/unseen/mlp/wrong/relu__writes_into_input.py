# {"task": "relu", "verdict": "wrong", "mistake": "writes_into_input", "listed": false, "note": "sets the negative entries of the caller's tensor to 0", "lines": [[6, 7]]}
import torch


def relu(x):
    result = x
    result[result < 0] = 0
    return result
