# {"task": "make_optimizer", "verdict": "wrong", "mistake": "weight_only+learning_rate_ignored", "listed": true, "note": "Only the first parameter, and a learning rate of 0.1 whatever is asked.", "lines": [[4], [5]]}
from torch.optim import SGD
def make_optimizer(model, learning_rate):
    weights = list(model.parameters())[:1]
    return SGD(weights, lr=0.1)
