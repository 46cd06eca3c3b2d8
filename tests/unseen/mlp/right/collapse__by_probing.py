# {"task": "collapse", "verdict": "right", "mistake": null, "note": "finds weight and bias by feeding zeros and unit vectors"}
import torch
from torch import nn

@torch.no_grad()
def collapse(first, second):
    n = first.in_features
    probe = torch.cat([torch.zeros(1, n), torch.eye(n)]).to(first.weight)
    answers = second(first(probe))
    new = nn.Linear(n, second.out_features).to(first.weight)
    new.bias.copy_(answers[0])
    new.weight.copy_((answers[1:] - answers[0]).T)
    return new
