# {"task": "make_optimizer", "verdict": "right", "style": "lr_as_tensor", "listed": false, "note": "the rate set afterwards in the groups"}
from torch.optim import SGD


def make_optimizer(model, learning_rate):
    optimizer = SGD(model.parameters())
    for group in optimizer.param_groups:
        group["lr"] = learning_rate
    return optimizer
