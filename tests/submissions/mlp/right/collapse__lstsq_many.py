# {"task": "collapse", "verdict": "right", "style": "lstsq_many", "listed": false, "note": "least squares over enough points in float64"}
import torch
from torch import nn
import torch.nn.functional as F

import copy
def collapse(first, second):
    n = first.in_features
    x = torch.cat([torch.eye(n), torch.zeros(1, n)]).double()
    with torch.no_grad():
        y = copy.deepcopy(second).double()(copy.deepcopy(first).double()(x))
        table = torch.linalg.lstsq(torch.cat([x, torch.ones(n + 1, 1).double()], 1), y).solution.float()
        new = nn.Linear(n, second.out_features)
        new.weight[:] = table[:-1].T
        new.bias[:] = table[-1]
    return new
