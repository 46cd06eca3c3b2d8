# {"task": "make_mlp", "verdict": "right", "style": "hook_relu", "listed": false, "note": "forward hooks apply the ReLU to the hidden layers"}
from torch import nn


def make_mlp(sizes):
    linears = [nn.Linear(m, n) for m, n in zip(sizes, sizes[1:])]
    for layer in linears[:-1]:
        layer.register_forward_hook(lambda module, args, output: output.relu())
    return nn.Sequential(nn.Flatten(), *linears)
