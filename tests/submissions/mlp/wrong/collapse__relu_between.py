# {"task": "collapse", "verdict": "wrong", "mistake": "relu_between", "listed": false, "note": "puts a ReLU on the way (probing with the unit vectors)", "lines": [[8, 9]]}
import torch
from torch import nn

@torch.no_grad()
def collapse(first, second):
    n = first.in_features
    h = first(torch.eye(n)).clamp(min=0)
    zero = first(torch.zeros(n)).clamp(min=0)
    new = nn.Linear(n, second.out_features)
    new.bias.copy_(second(zero))
    new.weight.copy_((second(h) - second(zero)).T)
    return new
