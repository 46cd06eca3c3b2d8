# {"task": "collapse", "verdict": "right", "style": "jacobian", "listed": false, "note": "the weight as the Jacobian at zero"}
import torch
from torch import nn


def collapse(first, second):
    chain = nn.Sequential(first, second)
    zero = torch.zeros(first.in_features)
    new = nn.Linear(first.in_features, second.out_features)
    new.weight.data.copy_(torch.func.jacrev(chain)(zero).detach())
    new.bias.data.copy_(chain(zero).detach())
    return new
