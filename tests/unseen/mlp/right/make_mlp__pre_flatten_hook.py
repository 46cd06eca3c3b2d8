# {"task": "make_mlp", "verdict": "right", "style": "pre_flatten_hook", "listed": false, "note": "flattened by a forward pre-hook"}
from torch import nn


def make_mlp(sizes):
    modules = [nn.Linear(sizes[0], sizes[1])]
    for m, n in zip(sizes[1:], sizes[2:]):
        modules.extend([nn.ReLU(), nn.Linear(m, n)])
    model = nn.Sequential(*modules)
    model.register_forward_pre_hook(lambda module, args: (args[0].flatten(1), *args[1:]))
    return model
