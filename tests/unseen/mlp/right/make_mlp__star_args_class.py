# {"task": "make_mlp", "verdict": "right", "style": "star_args_class", "listed": false, "note": "sizes as a tuple kept in the model, repr, extra methods"}
from torch import nn


class MLP(nn.Sequential):
    def __init__(self, sizes):
        super().__init__()
        self.append(nn.Flatten())
        for k, (m, n) in enumerate(zip(sizes[:-1], sizes[1:])):
            if k > 0:
                self.append(nn.ReLU(inplace=True))
            self.append(nn.Linear(m, n))
        self.sizes = tuple(sizes)

    def extra_repr(self):
        return " -> ".join(map(str, self.sizes))


def make_mlp(sizes):
    return MLP(sizes)
