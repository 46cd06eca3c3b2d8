# {"task": "make_optimizer", "verdict": "wrong", "mistake": "rprop_like", "lines": [[2]], "listed": false, "note": "ASGD"}
import torch
from torch.optim import SGD


def make_optimizer(model, learning_rate):
    return torch.optim.ASGD(model.parameters(), lr=learning_rate)
