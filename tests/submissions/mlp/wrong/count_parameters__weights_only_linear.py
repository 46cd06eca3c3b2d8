# {"task": "count_parameters", "verdict": "wrong", "mistake": "weights_only_linear", "listed": true, "note": "weight of every Linear", "lines": [[7, 8]]}
from torch import nn

def count_parameters(model):
    total = 0
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            total += layer.weight.numel()
    return total
