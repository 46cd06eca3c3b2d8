# {"task": "relu", "verdict": "wrong", "mistake": "comparison_flipped", "listed": false, "note": "keeps the negative values and zeroes the positive ones", "lines": [[5]]}
import torch

def relu(x):
    mask = x < 0
    return mask * x
