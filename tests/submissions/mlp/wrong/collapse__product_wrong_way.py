# {"task": "collapse", "verdict": "wrong", "mistake": "product_wrong_way", "listed": true, "note": "first.weight @ second.weight", "lines": [[8]]}
import torch
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        new.weight.copy_(first.weight @ second.weight)
        new.bias.copy_(second.weight @ first.bias + second.bias)
    return new
