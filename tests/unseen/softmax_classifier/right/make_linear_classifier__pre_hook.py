# {"task": "make_linear_classifier", "verdict": "right", "style": "pre_hook", "listed": false, "note": "nn.Linear with a forward pre-hook that flattens"}
from torch import nn


def make_linear_classifier():
    model = nn.Linear(784, 10)
    model.register_forward_pre_hook(lambda module, args: (args[0].reshape(args[0].shape[0], -1),))
    return model
