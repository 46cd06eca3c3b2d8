# {"task": "make_mlp", "verdict": "wrong", "mistake": "plain_dict", "listed": true, "note": "layers in a dict: no parameters registered", "lines": [[8]]}
from torch import nn

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.n = len(sizes) - 1
        self.layers = {i: nn.Linear(sizes[i], sizes[i + 1]) for i in range(self.n)}

    def forward(self, x):
        x = x.view(x.size(0), -1)
        for i in range(self.n):
            x = self.layers[i](x)
            if i < self.n - 1:
                x = x.relu()
        return x

def make_mlp(sizes):
    return MLP(sizes)
