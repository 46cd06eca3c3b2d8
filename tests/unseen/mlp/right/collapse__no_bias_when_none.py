# {"task": "collapse", "verdict": "right", "style": "no_bias_when_none", "listed": false, "note": "bias=False result where both have none, einsum, Parameter"}
import torch
from torch import nn


def collapse(first: nn.Linear, second: nn.Linear) -> nn.Linear:
    has_bias = first.bias is not None or second.bias is not None
    new = nn.Linear(first.in_features, second.out_features, bias=has_bias)
    with torch.no_grad():
        new.weight = nn.Parameter(torch.einsum("ph,hm->pm", second.weight, first.weight))
        if has_bias:
            b = torch.zeros(second.out_features)
            if first.bias is not None:
                b += second.weight.mv(first.bias)
            if second.bias is not None:
                b.add_(second.bias)
            new.bias = nn.Parameter(b)
    return new
