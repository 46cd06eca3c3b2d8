# {"task": "collapse", "verdict": "wrong", "mistake": "second_bias_inside_first_if", "listed": false, "note": "without a first bias the second one is left out as well", "lines": [[10, 11]]}
import torch
from torch import nn

def collapse(first, second):
    weight = second.weight.detach() @ first.weight.detach()
    bias = torch.zeros(second.out_features)
    if first.bias is not None:
        bias = bias + second.weight.detach() @ first.bias.detach()
        if second.bias is not None:
            bias = bias + second.bias.detach()
    new = nn.Linear(weight.shape[1], weight.shape[0])
    new.weight.data = weight
    new.bias.data = bias
    return new
