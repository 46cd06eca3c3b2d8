# {"task": "make_mlp", "verdict": "right", "style": "kaiming_init_apply", "listed": false, "note": "apply with an initialisation function, biases zero"}
from torch import nn

def init(module):
    if isinstance(module, nn.Linear):
        nn.init.xavier_uniform_(module.weight)
        nn.init.zeros_(module.bias)

def make_mlp(sizes):
    sizes = list(sizes)
    net = [nn.Flatten()]
    while len(sizes) > 2:
        net += [nn.Linear(sizes[0], sizes[1]), nn.ReLU()]
        sizes.pop(0)
    net.append(nn.Linear(sizes[0], sizes[1]))
    model = nn.Sequential(*net)
    model.apply(init)
    return model
