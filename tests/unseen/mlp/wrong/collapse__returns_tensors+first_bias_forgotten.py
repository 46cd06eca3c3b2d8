# {"task": "collapse", "verdict": "wrong", "mistake": "returns_tensors+first_bias_forgotten", "listed": true, "note": "returns weight and bias instead of a layer; b1 is left out", "lines": [[10], [7, 9]]}
import torch
from torch import nn

def collapse(first, second):
    weight = torch.mm(second.weight, first.weight)
    bias = second.bias
    if bias is None:
        bias = torch.zeros(weight.shape[0])
    return weight, bias
