# {"task": "make_optimizer", "verdict": "right", "mistake": null, "listed": false, "note": "Momentum 0.9: not asked for but not judged, as its first step is the plain one."}
from torch.optim import SGD
def make_optimizer(model, learning_rate):
    optimizer = SGD(model.parameters(), lr=learning_rate, momentum=0.9)
    return optimizer
