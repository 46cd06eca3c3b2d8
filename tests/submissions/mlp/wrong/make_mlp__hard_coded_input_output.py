# {"task": "make_mlp", "verdict": "wrong", "mistake": "hard_coded_input_output", "listed": true, "note": "784 and 10 hard-coded", "lines": [[6]]}
from torch import nn

def make_mlp(sizes):
    hidden = sizes[1:-1]
    chain = [784] + list(hidden) + [10]
    layers = [nn.Flatten()]
    for m, n in zip(chain, chain[1:]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    return nn.Sequential(*layers[:-1])
