# {"task": "collapse", "verdict": "right", "style": "asserts", "listed": false, "note": "contract asserts"}
import torch
from torch import nn


def collapse(first, second):
    assert isinstance(first, nn.Linear) and isinstance(second, nn.Linear)
    assert first.out_features == second.in_features
    with torch.no_grad():
        new = nn.Linear(first.in_features, second.out_features)
        torch.matmul(second.weight, first.weight, out=new.weight)
        new.bias.zero_()
        if first.bias is not None:
            new.bias += second.weight @ first.bias
        if second.bias is not None:
            new.bias += second.bias
    x = torch.randn(3, first.in_features)
    with torch.no_grad():
        assert torch.allclose(new(x), second(first(x)), rtol=1e-3, atol=1e-3)
    return new
