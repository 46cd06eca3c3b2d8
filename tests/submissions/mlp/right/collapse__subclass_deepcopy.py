# {"task": "collapse", "verdict": "right", "style": "subclass_deepcopy", "listed": false, "note": "deep copies are changed, a subclass of nn.Linear is returned"}
import torch
from torch import nn
import copy

class Collapsed(nn.Linear):
    pass

def collapse(first, second):
    f, s = copy.deepcopy(first), copy.deepcopy(second)
    out = Collapsed(f.in_features, s.out_features)
    with torch.no_grad():
        out.weight.set_(s.weight.data @ f.weight.data)
        out.bias.zero_()
        if f.bias is not None:
            out.bias.add_(s.weight.data @ f.bias.data)
        if s.bias is not None:
            out.bias.add_(s.bias.data)
    del f, s
    return out
