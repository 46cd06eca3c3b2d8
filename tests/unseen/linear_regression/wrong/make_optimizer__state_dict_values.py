# {"task": "make_optimizer", "verdict": "wrong", "mistake": "state_dict_values", "listed": false, "note": "state_dict gives detached tensors that never get a gradient", "lines": [[6, 7]]}
from torch.optim import SGD


def make_optimizer(model, learning_rate):
    gewichte = list(model.state_dict().values())
    return SGD(gewichte, lr=learning_rate)
