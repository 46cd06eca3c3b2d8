# {"task": "count_parameters", "verdict": "right", "style": "to_vector", "listed": false, "note": "one long vector"}
import torch
from torch import nn
from torch.nn.utils import parameters_to_vector

def count_parameters(model):
    parameters = list(model.parameters())
    if not parameters:
        return 0
    return len(parameters_to_vector(parameters))
