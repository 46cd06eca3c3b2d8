# {"task": "collapse", "verdict": "right", "style": "autograd_jacobian", "listed": false, "note": "the matrix is the Jacobian of the chain"}
import torch
from torch import nn
import torch.nn.functional as F

from torch.autograd.functional import jacobian
def collapse(first, second):
    chain = nn.Sequential(first, second)
    zero = torch.zeros(first.in_features)
    matrix = jacobian(lambda x: chain(x), zero)
    new = nn.Linear(first.in_features, second.out_features)
    new.load_state_dict({"weight": matrix, "bias": chain(zero).detach()})
    return new
