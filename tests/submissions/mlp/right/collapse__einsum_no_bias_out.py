# {"task": "collapse", "verdict": "right", "style": "einsum_no_bias_out", "listed": false, "note": "einsum; a bias only if there is one"}
import torch
from torch import nn

def collapse(first, second):
    weight = torch.einsum("ph,hm->pm", second.weight, first.weight).detach()
    parts = []
    if first.bias is not None:
        parts.append(torch.einsum("ph,h->p", second.weight, first.bias))
    if second.bias is not None:
        parts.append(second.bias)
    new = nn.Linear(first.in_features, second.out_features, bias=len(parts) > 0)
    new.weight = nn.Parameter(weight)
    if parts:
        new.bias = nn.Parameter(sum(parts).detach())
    return new
