# {"task": "make_linear_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "OrderedDict names, a useless Identity and zero initialisation (harmless for a convex model)"}
from collections import OrderedDict
from torch import nn

def make_linear_classifier():
    linear = nn.Linear(in_features=784, out_features=10, bias=True)
    nn.init.zeros_(linear.weight)
    nn.init.zeros_(linear.bias)
    return nn.Sequential(OrderedDict([
        ("image_to_vector", nn.Flatten(start_dim=1, end_dim=-1)),
        ("ten_regressions", linear),
        ("scores", nn.Identity()),
    ]))
