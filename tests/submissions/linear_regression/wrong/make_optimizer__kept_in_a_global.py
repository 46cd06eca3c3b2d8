# {"task": "make_optimizer", "verdict": "wrong", "mistake": "optimizer_kept", "listed": false, "note": "the first call's optimizer is kept and given out for every later model", "lines": [[9, 10, 11]]}
import torch

the_optimizer = None


def make_optimizer(model, learning_rate):
    global the_optimizer
    if not the_optimizer:
        the_optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    return the_optimizer
