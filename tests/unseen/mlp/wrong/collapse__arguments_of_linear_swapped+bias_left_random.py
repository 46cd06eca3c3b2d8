# {"task": "collapse", "verdict": "wrong", "mistake": "arguments_of_linear_swapped+bias_left_random", "listed": false, "note": "in and out of the new layer are swapped; its bias is never set", "lines": [[7], [9, 10]]}
import torch
from torch import nn

def collapse(first, second):
    product = torch.matmul(second.weight, first.weight)
    new = nn.Linear(second.out_features, first.in_features)
    with torch.no_grad():
        new.weight.copy_(product)
    return new
