# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "frozen_weight", "listed": false, "note": "only the biases learn", "lines": [[8]]}
from torch import nn

def make_linear_classifier():
    model = nn.Sequential(nn.Flatten(), nn.Linear(28 * 28, 10))
    for name, p in model.named_parameters():
        if name.endswith("weight"):
            p.requires_grad = False
    return model
