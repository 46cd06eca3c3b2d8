# {"task": "collapse", "verdict": "right", "style": "numpy_inside", "listed": false, "note": "NumPy arithmetic in double precision, back to the layer's type"}
import torch
from torch import nn
import numpy as np

def collapse(first, second):
    def array(p, n):
        return np.zeros(n) if p is None else p.detach().numpy().astype(np.float64)
    A = array(first.weight, None)
    B = array(second.weight, None)
    a = array(first.bias, first.out_features)
    b = array(second.bias, second.out_features)
    result = nn.Linear(first.in_features, second.out_features)
    result.weight = nn.Parameter(torch.from_numpy(B @ A).to(first.weight.dtype))
    result.bias = nn.Parameter(torch.from_numpy(B @ a + b).to(first.weight.dtype))
    return result
