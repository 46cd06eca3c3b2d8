# {"task": "collapse", "verdict": "right", "style": "functional_walrus", "listed": false, "note": "F.linear with walrus; inference of addmv"}
import torch
import torch.nn.functional as F
from torch import nn


def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    state = {"weight": F.linear(first.weight.t(), second.weight).t()}
    state["bias"] = torch.zeros(second.out_features)
    if (b1 := first.bias) is not None:
        state["bias"] = torch.addmv(state["bias"], second.weight, b1)
    if (b2 := second.bias) is not None:
        state["bias"] = state["bias"] + b2
    with torch.no_grad():
        for name, parameter in new.named_parameters():
            parameter.copy_(state[name])
    return new
