# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_then_softmax", "listed": true, "note": "ReLU last and Softmax after it", "lines": [[7, 8]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes, sizes[1:]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    layers.append(nn.Softmax(1))
    return nn.Sequential(*layers)
