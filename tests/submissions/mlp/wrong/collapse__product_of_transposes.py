# {"task": "collapse", "verdict": "wrong", "mistake": "product_of_transposes", "listed": true, "note": "W1^T W2^T without transposing back", "lines": [[8]]}
import torch
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        new.weight.data = first.weight.T @ second.weight.T
        new.bias.data = second(first.bias)
    return new
