# {"task": "make_optimizer", "verdict": "right", "style": "momentum_nesterov", "listed": false, "note": "momentum and nesterov? plain first step: momentum without nesterov"}
from torch.optim import SGD


def make_optimizer(model, learning_rate):
    return SGD(model.parameters(), learning_rate, 0.9)
