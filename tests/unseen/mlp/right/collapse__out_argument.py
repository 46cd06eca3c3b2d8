# {"task": "collapse", "verdict": "right", "style": "out_argument", "listed": false, "note": "torch.matmul with out into the new data"}
import torch
from torch import nn


def collapse(first, second, /):
    new = nn.Linear(first.in_features, second.out_features, dtype=first.weight.dtype)
    with torch.inference_mode(False), torch.no_grad():
        torch.mm(second.weight, first.weight, out=new.weight.data)
        new.bias.zero_()
        for bias, through in ((first.bias, second.weight), (second.bias, torch.eye(second.out_features, dtype=first.weight.dtype))):
            if bias is not None:
                new.bias.add_(through @ bias)
    return new
