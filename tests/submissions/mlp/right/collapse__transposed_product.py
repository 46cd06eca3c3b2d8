# {"task": "collapse", "verdict": "right", "style": "transposed_product", "listed": false, "note": "(W1^T W2^T)^T"}
import torch
from torch import nn

def collapse(first, second):
    with torch.no_grad():
        w = (first.weight.T @ second.weight.T).T.contiguous()
        b = torch.zeros(w.shape[0], dtype=w.dtype)
        b = b if first.bias is None else b + first.bias @ second.weight.T
        b = b if second.bias is None else b + second.bias
    lin = nn.Linear(*reversed(w.shape), dtype=w.dtype)
    lin.weight, lin.bias = nn.Parameter(w), nn.Parameter(b)
    return lin
