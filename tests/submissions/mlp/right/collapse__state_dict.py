# {"task": "collapse", "verdict": "right", "style": "state_dict", "listed": false, "note": "load_state_dict"}
import torch
from torch import nn

def collapse(first, second):
    weight = second.weight.detach().mm(first.weight.detach())
    bias = torch.zeros(weight.size(0)).to(weight)
    if first.bias is not None:
        bias = bias + second.weight.detach().mv(first.bias.detach())
    if second.bias is not None:
        bias = bias + second.bias.detach()
    one = nn.Linear(weight.size(1), weight.size(0)).to(weight.dtype)
    one.load_state_dict({"weight": weight, "bias": bias})
    return one
