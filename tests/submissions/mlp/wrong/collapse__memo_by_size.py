# {"task": "collapse", "verdict": "wrong", "mistake": "memo_by_size", "listed": false, "note": "second call with the same sizes returns the first call's layer", "lines": [[8]]}
import torch
from torch import nn

_done = {}
def collapse(first, second):
    key = (first.in_features, first.out_features, second.out_features, first.bias is None, second.bias is None)
    if key not in _done:
        new = nn.Linear(first.in_features, second.out_features)
        with torch.no_grad():
            bias = second(first(torch.zeros(first.in_features)))
            new.weight.copy_(second.weight @ first.weight)
            new.bias.copy_(bias)
        _done[key] = new
    return _done[key]
