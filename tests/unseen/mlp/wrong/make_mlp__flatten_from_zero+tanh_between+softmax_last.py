# {"task": "make_mlp", "verdict": "wrong", "mistake": "flatten_from_zero+tanh_between+softmax_last", "listed": true, "note": "flattens the batch too; Tanh instead of ReLU; ends in a Softmax", "lines": [[15], [17], [19]]}
import torch
from torch import nn

class Netz(nn.Module):
    """Mehrschichtiges Perzeptron"""

    def __init__(self, sizes):
        super().__init__()
        self.schichten = nn.ModuleList(
            [nn.Linear(sizes[i], sizes[i + 1]) for i in range(len(sizes) - 1)]
        )

    def forward(self, x):
        x = x.flatten()
        for schicht in self.schichten[:-1]:
            x = torch.tanh(schicht(x))
        x = self.schichten[-1](x)
        return torch.softmax(x, dim=-1)

def make_mlp(sizes):
    return Netz(sizes)
