# {"task": "collapse", "verdict": "wrong", "mistake": "shares_bias_without_first", "listed": false, "note": "where the first layer has no bias, the new layer's is the second one's own parameter", "lines": [[11]]}
import torch
from torch import nn

def collapse(first, second):
    layer = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        layer.weight.copy_(second.weight @ first.weight)
        if first.bias is None and second.bias is not None:
            # nothing to add
            layer.bias = second.bias
        else:
            layer.bias.zero_()
            if first.bias is not None:
                layer.bias += second.weight @ first.bias
            if second.bias is not None:
                layer.bias += second.bias
    return layer
