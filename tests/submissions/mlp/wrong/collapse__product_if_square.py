# {"task": "collapse", "verdict": "wrong", "mistake": "product_if_square", "listed": false, "note": "tries W1 @ W2 first; goes through when all sizes are equal (or the hidden size is 1)", "lines": [[9]]}
import torch
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        if first.weight.shape == second.weight.shape and first.weight.shape[0] == first.weight.shape[1]:
            w = first.weight @ second.weight
        else:
            w = second.weight @ first.weight
        b = torch.zeros(second.out_features)
        if first.bias is not None:
            b = b + second.weight @ first.bias
        if second.bias is not None:
            b = b + second.bias
        new.weight.copy_(w)
        new.bias.copy_(b)
    return new
