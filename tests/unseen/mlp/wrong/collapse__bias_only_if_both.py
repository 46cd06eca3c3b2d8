# {"task": "collapse", "verdict": "wrong", "mistake": "bias_only_if_both", "listed": false, "note": "where only one of the layers has a bias, it is dropped", "lines": [[6, 7, 10]]}
import torch
from torch import nn

def collapse(first, second):
    has_bias = first.bias is not None and second.bias is not None
    layer = nn.Linear(first.in_features, second.out_features, bias=has_bias)
    with torch.no_grad():
        layer.weight.copy_(torch.matmul(second.weight, first.weight))
        if has_bias:
            layer.bias.copy_(torch.mv(second.weight, first.bias) + second.bias)
    return layer
