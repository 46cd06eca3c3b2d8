# {"task": "make_optimizer", "verdict": "wrong", "mistake": "other_models_parameters", "listed": false, "note": "Optimises the parameters of a new model, not of the one given.", "lines": [[5]]}
from torch import nn
from torch.optim import SGD
def make_optimizer(model, learning_rate):
    model = nn.Linear(1, 1)
    return SGD(model.parameters(), lr=learning_rate)
