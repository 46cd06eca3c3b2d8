# {"task": "make_linear_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "LazyLinear made concrete by a dry run"}
import torch
from torch import nn

def make_linear_classifier():
    model = nn.Sequential(nn.Flatten(), nn.LazyLinear(10))
    with torch.no_grad():
        model(torch.zeros(1, 1, 28, 28))     # now it knows it has 784 inputs
    return model
