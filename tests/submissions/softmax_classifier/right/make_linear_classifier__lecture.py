# {"task": "make_linear_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "the lecture's model"}
from torch import nn

def make_linear_classifier():
    return nn.Sequential(nn.Flatten(), nn.Linear(28 * 28, 10))
