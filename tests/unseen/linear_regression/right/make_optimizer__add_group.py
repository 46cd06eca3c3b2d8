# {"task": "make_optimizer", "verdict": "right", "style": "add_group", "listed": false, "note": "add_param_group afterwards"}
from torch.optim import SGD


def make_optimizer(model, learning_rate):
    first, *rest = model.parameters()
    optimizer = SGD([first], lr=learning_rate)
    if rest:
        optimizer.add_param_group({"params": rest})
    return optimizer
