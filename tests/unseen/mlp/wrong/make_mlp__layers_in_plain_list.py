# {"task": "make_mlp", "verdict": "wrong", "mistake": "layers_in_plain_list", "listed": true, "note": "a plain Python list hides the parameters from the module", "lines": [[8, 10]]}
import torch.nn.functional as F
from torch import nn

class Net(nn.Module):
    def __init__(self, sizes):
        super(Net, self).__init__()
        self.linears = []
        for n, m in zip(sizes, sizes[1:]):
            self.linears.append(nn.Linear(n, m))

    def forward(self, x):
        x = x.flatten(1)
        for linear in self.linears[:-1]:
            x = F.relu(linear(x))
        return self.linears[-1](x)

def make_mlp(sizes):
    return Net(sizes)
