# {"task": "collapse", "verdict": "right", "style": "data_assignment", "listed": false, "note": ".data, always with a bias"}
import torch
from torch import nn

def collapse(first, second):
    W1, W2 = first.weight.data, second.weight.data
    b1 = first.bias.data if first.bias is not None else torch.zeros(W1.shape[0], dtype=W1.dtype)
    b2 = second.bias.data if second.bias is not None else torch.zeros(W2.shape[0], dtype=W2.dtype)
    layer = nn.Linear(W1.shape[1], W2.shape[0], dtype=W1.dtype)
    layer.weight.data = torch.matmul(W2, W1)
    layer.bias.data = torch.matmul(W2, b1) + b2
    return layer
