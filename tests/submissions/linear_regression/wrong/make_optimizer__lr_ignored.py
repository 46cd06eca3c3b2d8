# {"task": "make_optimizer", "verdict": "wrong", "mistake": "learning_rate_ignored", "listed": true, "note": "The lecture's 0.001 is written in, the argument is ignored.", "lines": [[4]]}
from torch.optim import SGD
def make_optimizer(model, learning_rate):
    return SGD(model.parameters(), lr=0.001)
