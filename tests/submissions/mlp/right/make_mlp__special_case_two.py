# {"task": "make_mlp", "verdict": "right", "style": "special_case_two", "listed": false, "note": "length two treated on its own"}
from torch import nn

def make_mlp(sizes: list[int]) -> nn.Module:
    assert len(sizes) >= 2, "at least an input and an output size"
    if len(sizes) == 2:
        return nn.Sequential(nn.Flatten(), nn.Linear(sizes[0], sizes[1]))
    layers = [nn.Flatten(), nn.Linear(sizes[0], sizes[1]), nn.ReLU()]
    for i in range(1, len(sizes) - 2):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        layers.append(nn.ReLU())
    layers.append(nn.Linear(sizes[-2], sizes[-1]))
    print(layers)
    return nn.Sequential(*layers)
