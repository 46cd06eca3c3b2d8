# {"task": "make_mlp", "verdict": "right", "style": "module_dict_forward", "listed": false, "note": "ModuleDict with names, forward by reduce"}
from functools import reduce

from torch import nn


class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        steps = {"flatten": nn.Flatten()}
        for i in range(1, len(sizes)):
            steps[f"fc{i}"] = nn.Linear(sizes[i - 1], sizes[i])
            steps[f"act{i}"] = nn.ReLU()
        steps.popitem()
        self.steps = nn.ModuleDict(steps)

    def forward(self, x):
        return reduce(lambda value, module: module(value), self.steps.values(), x)


make_mlp = lambda sizes: Net(sizes)
