# {"task": "collapse", "verdict": "wrong", "mistake": "fit_few_points", "listed": false, "note": "least squares over 64 points: too few for more than 63 inputs", "lines": [[8]]}
import copy
import torch
from torch import nn

def collapse(first, second):
    n = first.in_features
    x = torch.randn(64, n, dtype=torch.float64)
    f, s = copy.deepcopy(first).double(), copy.deepcopy(second).double()
    with torch.no_grad():
        y = s(f(x))
        a = torch.cat([x, torch.ones(64, 1, dtype=torch.float64)], dim=1)
        solution = torch.linalg.lstsq(a, y, driver="gelsd").solution
        new = nn.Linear(n, second.out_features)
        new.weight.copy_(solution[:-1].T)
        new.bias.copy_(solution[-1])
    return new
