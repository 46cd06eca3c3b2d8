# {"task": "make_model", "verdict": "wrong", "mistake": "two_layers+sigmoid_output", "listed": false, "note": "two Linear layers have 4 parameters; Sigmoid squeezes the profit into (0, 1)", "lines": [[6, 7], [8]]}
from torch import nn

def make_model():
    return nn.Sequential(
        nn.Linear(1, 1),
        nn.Linear(1, 1),
        nn.Sigmoid(),
    )
