# {"task": "collapse", "verdict": "wrong", "mistake": "bias_minus+none_bias_not_handled+changes_second", "listed": false, "note": "b2 has the wrong sign; bias=False fails; the second layer's bias is written over", "lines": [[10], [9, 10], [11]]}
import torch
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        new.weight.copy_(second.weight @ first.weight)
        moved = second.weight @ first.bias
        new.bias.copy_(moved - second.bias)
        second.bias.copy_(new.bias)
    return new
