# {"task": "make_optimizer", "verdict": "right", "mistake": null, "listed": false, "note": "every parameter in a group of its own"}
from torch.optim import SGD

def make_optimizer(model, learning_rate):
    groups = []
    for name, parameter in model.named_parameters():
        groups.append({"params": [parameter], "lr": learning_rate})
    return SGD(groups, lr=learning_rate)
