# {"task": "make_mlp", "verdict": "right", "style": "relu_before_each_but_first", "listed": false, "note": "ReLU put before each Linear but the first"}
from torch import nn

def make_mlp(sizes):
    model = nn.Sequential(nn.Flatten())
    for number, (m, n) in enumerate(zip(sizes, sizes[1:])):
        if number != 0:
            model.append(nn.ReLU())
        model.append(nn.Linear(m, n))
    return model
