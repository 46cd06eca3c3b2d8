# {"task": "collapse", "verdict": "wrong", "mistake": "biases_summed", "listed": false, "note": "the sum of the first bias added to each output", "lines": [[9]]}
import torch
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        new.weight.copy_(second.weight @ first.weight)
        new.bias.copy_(second.bias + first.bias.sum())
    return new
