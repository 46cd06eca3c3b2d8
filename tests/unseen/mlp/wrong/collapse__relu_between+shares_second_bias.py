# {"task": "collapse", "verdict": "wrong", "mistake": "relu_between+shares_second_bias", "listed": false, "note": "the first bias goes through a ReLU; the new layer's bias is the second layer's own parameter", "lines": [[14], [10]]}
import torch
from torch import nn

def collapse(first, second):
    layer = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        layer.weight.copy_(second.weight @ first.weight)
        if first.bias is None and second.bias is not None:
            layer.bias = second.bias
        else:
            layer.bias.zero_()
            if first.bias is not None:
                layer.bias += second.weight @ torch.relu(first.bias)
            if second.bias is not None:
                layer.bias += second.bias
    return layer
