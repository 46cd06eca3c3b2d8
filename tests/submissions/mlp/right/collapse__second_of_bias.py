# {"task": "collapse", "verdict": "right", "style": "second_of_bias", "listed": false, "note": "the new bias is the second layer applied to the first bias"}
import torch
from torch import nn

def collapse(first, second):
    together = nn.Linear(first.in_features, second.out_features, bias=True)
    with torch.no_grad():
        together.weight[:] = second.weight @ first.weight
        start = first.bias if first.bias is not None else torch.zeros(first.out_features)
        together.bias[:] = second(start)
    return together
