# {"task": "count_parameters", "verdict": "wrong", "mistake": "bias_assumed", "listed": false, "note": "in*out + out for each Linear: wrong without bias, and nothing but Linear is seen", "lines": [[5, 6]]}
from torch import nn

def count_parameters(model):
    return sum(m.in_features * m.out_features + m.out_features
               for m in model.modules() if isinstance(m, nn.Linear))
