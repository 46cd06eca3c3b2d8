# {"task": "make_mlp", "verdict": "wrong", "mistake": "mixes_images", "listed": false, "note": "transposes before the view, so the pixels of several images are mixed", "lines": [[14]]}
from torch import nn

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.n = sizes[0]
        body = []
        for m, n in zip(sizes, sizes[1:]):
            body += [nn.Linear(m, n), nn.ReLU()]
        self.body = nn.Sequential(*body[:-1])

    def forward(self, x):
        x = x.reshape(self.n, -1).T
        return self.body(x)

def make_mlp(sizes):
    return MLP(sizes)
