# {"task": "make_model", "verdict": "right", "style": "lazy_dry", "listed": false, "note": "LazyLinear materialised"}
import torch
from torch import nn


def make_model():
    model = nn.Sequential(nn.LazyLinear(out_features=1))
    with torch.no_grad():
        model(torch.zeros(1, 1))
    for p in model.parameters():
        nn.init.zeros_(p)
    return model
