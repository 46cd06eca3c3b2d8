# {"task": "make_optimizer", "verdict": "right", "style": "param_groups", "listed": false, "note": "one group per parameter, no lr default"}
from torch import optim


def make_optimizer(model, learning_rate):
    return optim.SGD([{"params": [p], "name": n} for n, p in model.named_parameters()], lr=learning_rate)
