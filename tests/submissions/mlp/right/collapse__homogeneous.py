# {"task": "collapse", "verdict": "right", "style": "homogeneous", "listed": false, "note": "affine matrices with an extra row, multiplied"}
import torch
from torch import nn

def affine(layer):
    rows, cols = layer.weight.shape
    M = torch.zeros(rows + 1, cols + 1, dtype=layer.weight.dtype)
    M[:rows, :cols] = layer.weight.detach()
    if layer.bias is not None:
        M[:rows, cols] = layer.bias.detach()
    M[rows, cols] = 1
    return M

def collapse(first: nn.Linear, second: nn.Linear) -> nn.Linear:
    M = affine(second) @ affine(first)
    result = nn.Linear(M.shape[1] - 1, M.shape[0] - 1, dtype=M.dtype)
    result.weight.data.copy_(M[:-1, :-1])
    result.bias.data.copy_(M[:-1, -1])
    return result
