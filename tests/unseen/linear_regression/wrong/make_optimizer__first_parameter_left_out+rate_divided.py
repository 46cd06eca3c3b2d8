# {"task": "make_optimizer", "verdict": "wrong", "mistake": "first_parameter_left_out+rate_divided", "listed": false, "note": "[1:] drops the weight; a tenth of the learning rate", "lines": [[5], [6]]}
from torch import optim

def make_optimizer(model, learning_rate):
    params = list(model.parameters())[1:]
    lr = learning_rate / 10  # lieber vorsichtig
    return optim.SGD(params, lr=lr)
