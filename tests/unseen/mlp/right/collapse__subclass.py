# {"task": "collapse", "verdict": "right", "style": "subclass", "listed": false, "note": "a subclass of nn.Linear as the new layer"}
import torch
from torch import nn


class Product(nn.Linear):
    @classmethod
    @torch.no_grad()
    def of(cls, first, second):
        new = cls(first.in_features, second.out_features)
        new.weight.set_((second.weight @ first.weight).contiguous())
        b1 = torch.zeros(first.out_features) if first.bias is None else first.bias
        b2 = torch.zeros(second.out_features) if second.bias is None else second.bias
        new.bias.set_(second.weight @ b1 + b2)
        return new


collapse = Product.of
