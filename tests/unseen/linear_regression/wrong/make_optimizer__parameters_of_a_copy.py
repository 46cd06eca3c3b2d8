# {"task": "make_optimizer", "verdict": "wrong", "mistake": "parameters_of_a_copy", "listed": false, "note": "the optimizer moves a deep copy; the model stays as it is", "lines": [[6, 7]]}
import copy
import torch

def make_optimizer(model, learning_rate):
    m = copy.deepcopy(model)
    optimizer = torch.optim.SGD(m.parameters(), lr=learning_rate)
    return optimizer
