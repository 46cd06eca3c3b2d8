# {"task": "collapse", "verdict": "wrong", "mistake": "bias_left_random", "listed": true, "note": "the new layer's bias is never set", "lines": [[8, 9]]}
import torch
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        new.weight.copy_(second.weight @ first.weight)
    return new
