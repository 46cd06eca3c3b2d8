# {"task": "make_optimizer", "verdict": "wrong", "mistake": "maximize", "listed": false, "note": "maximize=True makes SGD go uphill.", "lines": [[4]]}
from torch.optim import SGD
def make_optimizer(model, learning_rate):
    return SGD(model.parameters(), lr=learning_rate, maximize=True)
