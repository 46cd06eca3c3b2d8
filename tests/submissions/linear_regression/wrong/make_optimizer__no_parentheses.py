# {"task": "make_optimizer", "verdict": "wrong", "mistake": "missing_parentheses", "listed": false, "note": "model.parameters without parentheses is a method, a TypeError.", "lines": [[4]]}
from torch.optim import SGD
def make_optimizer(model, learning_rate):
    return SGD(model.parameters, lr=learning_rate)
