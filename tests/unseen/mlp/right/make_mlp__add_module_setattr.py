# {"task": "make_mlp", "verdict": "right", "style": "add_module_setattr", "listed": false, "note": "add_module with names, uses own relu in a module"}
from torch import nn


class Rectifier(nn.Module):
    def forward(self, x):
        return relu(x)


def make_mlp(sizes):
    model = nn.Sequential()
    model.add_module("flatten", nn.Flatten())
    *rest, classes = sizes
    stack = list(rest)
    for number in range(len(stack)):
        out = stack[number + 1] if number + 1 < len(stack) else classes
        model.add_module(f"linear{number}", nn.Linear(stack[number], out))
        if number + 1 < len(stack):
            model.add_module(f"relu{number}", Rectifier())
    return model
