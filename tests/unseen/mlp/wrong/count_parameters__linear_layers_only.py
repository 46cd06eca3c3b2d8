# {"task": "count_parameters", "verdict": "wrong", "mistake": "linear_layers_only", "listed": false, "note": "counts only nn.Linear; other modules with parameters are ignored", "lines": [[7]]}
from torch import nn

def count_parameters(model):
    total = 0
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            total += layer.weight.numel()
            if layer.bias is not None:
                total += layer.bias.numel()
    return total
