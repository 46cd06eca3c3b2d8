# {"task": "make_model", "verdict": "right", "mistake": null, "listed": false, "note": "LazyLinear that make_model itself runs once, so that it has its 2 parameters."}
import torch
from torch import nn
def make_model():
    net = nn.LazyLinear(1)
    net(torch.zeros(3, 1))    # dry run so that the weights exist
    return net
