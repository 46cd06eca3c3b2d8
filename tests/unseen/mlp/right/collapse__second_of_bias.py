# {"task": "collapse", "verdict": "right", "style": "second_of_bias", "listed": false, "note": "second applied to the first bias, data writes"}
import copy

import torch
from torch import nn


def collapse(first, second):
    new = nn.utils.skip_init(nn.Linear, first.in_features, second.out_features)
    new.weight.data = torch.linalg.multi_dot([second.weight.data, first.weight.data])
    middle = first.bias if first.bias is not None else torch.zeros(first.out_features)
    new.bias.data = second(middle).detach().clone()
    return copy.deepcopy(new)
