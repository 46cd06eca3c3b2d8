# {"task": "make_optimizer", "verdict": "wrong", "mistake": "weight_only", "listed": true, "note": "Only the first parameter (the weight) is given to SGD; the bias never moves.", "lines": [[4]]}
from torch.optim import SGD
def make_optimizer(model, learning_rate):
    return SGD([next(model.parameters())], lr=learning_rate)
