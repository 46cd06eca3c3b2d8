# {"task": "collapse", "verdict": "wrong", "mistake": "product_wrong_way+second_bias_forgotten+returns_sequential", "listed": true, "note": "the matrices are multiplied the wrong way round; b2 is left out; the layer is wrapped in a Sequential", "lines": [[6], [10, 12], [13]]}
import torch
from torch import nn

def collapse(first, second):
    weight = first.weight.data @ second.weight.data
    layer = nn.Linear(first.in_features, second.out_features)
    layer.weight.data = weight
    if first.bias is not None:
        layer.bias.data = second.weight.data @ first.bias.data
    else:
        layer.bias.data = torch.zeros(second.out_features)
    return nn.Sequential(layer)
