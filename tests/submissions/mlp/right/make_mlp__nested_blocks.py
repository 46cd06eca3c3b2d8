# {"task": "make_mlp", "verdict": "right", "style": "nested_blocks", "listed": false, "note": "Sequential of Sequentials, in-place ReLU inside"}
from torch import nn

def block(n_in, n_out):
    return nn.Sequential(nn.Linear(n_in, n_out), nn.ReLU(inplace=True))

def make_mlp(sizes):
    *hidden, last = sizes
    blocks = nn.Sequential(*(block(m, n) for m, n in zip(hidden, hidden[1:])))
    return nn.Sequential(nn.Flatten(), blocks, nn.Linear(hidden[-1], last))
