# {"task": "make_mlp", "verdict": "right", "style": "relu_first_in_block", "listed": false, "note": "blocks: first a linear, then (ReLU, Linear) blocks; class with setattr"}
from torch import nn


class Block(nn.Sequential):
    def __init__(self, m, n):
        super().__init__(nn.ReLU(), nn.Linear(m, n))


class Perceptron(nn.Module):
    def __init__(self, *sizes):
        super().__init__()
        self.depth = len(sizes) - 1
        for i in range(self.depth):
            kind = nn.Linear if i == 0 else Block
            setattr(self, f"l{i}", kind(sizes[i], sizes[i + 1]))

    def forward(self, x):
        h = x.reshape(len(x), -1)
        for i in range(self.depth):
            h = getattr(self, f"l{i}")(h)
        return h


def make_mlp(sizes):
    return Perceptron(*sizes)
