# {"task": "count_parameters", "verdict": "right", "style": "bytes_by_size", "listed": false, "note": "bytes divided by each number's own bytes"}
import torch
from torch import nn
import torch.nn.functional as F

def count_parameters(model):
    return sum(p.nbytes // p.element_size() for p in model.parameters())
