# {"task": "count_parameters", "verdict": "right", "style": "named_math_prod", "listed": false, "note": "named_parameters and math.prod, printing a table"}
from torch import nn
import math

def count_parameters(model: nn.Module) -> int:
    n = 0
    for name, parameter in model.named_parameters():
        size = math.prod(parameter.size())
        print(f"{name:30s} {size:10,d}")
        n += size
    print("total", n)
    return n
