# {"task": "softmax", "verdict": "right", "mistake": null, "listed": false, "note": "a callable object of an nn.Module class, demo at top level"}
import torch
from torch import nn

class RowSoftmax(nn.Module):
    def forward(self, o):
        o = o - torch.sort(o, dim=1, descending=True).values[:, :1]
        return o.exp() / o.exp().sum(dim=1, keepdim=True)

softmax = RowSoftmax()

if True:
    demo = torch.tensor([[1.0, 2.0, 3.0], [1000.0, 1000.0, 1000.0]])
    print(softmax(demo))
