# {"task": "softmax", "verdict": "right", "style": "module_self_test", "listed": false, "note": "an nn.Module object, self test against the library below"}
import torch
from torch import nn


class Softmax(nn.Module):
    def forward(self, scores):
        shifted = scores - scores.amax(dim=1, keepdim=True)
        return shifted.exp() / shifted.exp().sum(dim=1, keepdim=True)


softmax = Softmax()
_s = torch.randn(5, 4)
assert torch.allclose(softmax(_s), torch.softmax(_s, 1)) and torch.allclose(softmax(_s), nn.Softmax(dim=1)(_s))
