# {"task": "make_mlp", "verdict": "wrong", "mistake": "position_by_index_method", "listed": false, "note": "sizes.index finds the first of two equal sizes: wrong chain where a size occurs twice", "lines": [[7, 8]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for size in sizes[:-1]:
        position = sizes.index(size)
        next_size = sizes[position + 1]
        layers.append(nn.Linear(size, next_size))
        layers.append(nn.ReLU())
    del layers[-1]
    return nn.Sequential(*layers)
