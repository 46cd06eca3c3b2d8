# {"task": "count_parameters", "verdict": "wrong", "mistake": "in_times_out", "listed": true, "note": "in_features * out_features", "lines": [[5]]}
from torch import nn

def count_parameters(model):
    return sum(m.in_features * m.out_features for m in model.modules() if isinstance(m, nn.Linear))
