# {"task": "make_model", "verdict": "right", "style": "meta_to_empty", "listed": false, "note": "made on meta, then emptied and initialised"}
import torch
from torch import nn


def make_model():
    with torch.device("meta"):
        model = nn.Linear(1, 1)
    model = model.to_empty(device="cpu")
    model.reset_parameters()
    return model
