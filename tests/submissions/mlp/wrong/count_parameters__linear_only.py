# {"task": "count_parameters", "verdict": "wrong", "mistake": "linear_only", "listed": false, "note": "sees nn.Linear only, not any module", "lines": [[7]]}
from torch import nn

def count_parameters(model):
    total = 0
    for m in model.modules():
        if isinstance(m, nn.Linear):
            total += m.weight.numel()
            if m.bias is not None:
                total += m.bias.numel()
    return total
