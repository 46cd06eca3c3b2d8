# {"task": "relu", "verdict": "wrong", "mistake": "clamp_max_for_min", "listed": false, "note": "clamp with max=0 keeps the negative half", "lines": [[6]]}
import torch
from torch import nn

def relu(x):
    return x.clamp(max=0)
