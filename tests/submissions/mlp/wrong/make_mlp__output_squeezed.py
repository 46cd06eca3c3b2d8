# {"task": "make_mlp", "verdict": "wrong", "mistake": "output_squeezed", "listed": false, "note": "squeeze takes the batch dimension away for one image", "lines": [[13]]}
from torch import nn

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        body = []
        for m, n in zip(sizes, sizes[1:]):
            body += [nn.Linear(m, n), nn.ReLU()]
        self.body = nn.Sequential(nn.Flatten(), *body[:-1])

    def forward(self, x):
        return self.body(x).squeeze()

def make_mlp(sizes):
    return MLP(sizes)
