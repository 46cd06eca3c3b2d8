# {"task": "collapse", "verdict": "wrong", "mistake": "float64", "listed": false, "note": "the result is double precision and refuses the inputs the chain takes", "lines": [[14, 15]]}
import torch
from torch import nn
import numpy as np

def collapse(first, second):
    W = second.weight.detach().numpy().astype(np.float64) @ first.weight.detach().numpy().astype(np.float64)
    b = np.zeros(second.out_features)
    if first.bias is not None:
        b = b + second.weight.detach().numpy() @ first.bias.detach().numpy()
    if second.bias is not None:
        b = b + second.bias.detach().numpy()
    new = nn.Linear(first.in_features, second.out_features)
    new.weight = nn.Parameter(torch.tensor(W, dtype=torch.float64))
    new.bias = nn.Parameter(torch.tensor(b, dtype=torch.float64))
    return new
