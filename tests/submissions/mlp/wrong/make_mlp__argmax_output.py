# {"task": "make_mlp", "verdict": "wrong", "mistake": "argmax_output", "listed": false, "note": "classes instead of scores", "lines": [[13]]}
from torch import nn

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        body = []
        for m, n in zip(sizes, sizes[1:]):
            body += [nn.Linear(m, n), nn.ReLU()]
        self.body = nn.Sequential(nn.Flatten(), *body[:-1])

    def forward(self, x):
        return self.body(x).argmax(dim=1)

def make_mlp(sizes):
    return MLP(sizes)
