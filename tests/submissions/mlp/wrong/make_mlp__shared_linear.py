# {"task": "make_mlp", "verdict": "wrong", "mistake": "shared_linear", "listed": true, "note": "one Linear object wherever the sizes are the same", "lines": [[9, 10, 11]]}
from torch import nn

def make_mlp(sizes):
    made = {}
    layers = [nn.Flatten()]
    for i in range(len(sizes) - 1):
        key = (sizes[i], sizes[i + 1])
        if key not in made:
            made[key] = nn.Linear(*key)
        layers.append(made[key])
        if i < len(sizes) - 2:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)
