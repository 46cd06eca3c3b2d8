# {"task": "collapse", "verdict": "wrong", "mistake": "none_bias_not_handled", "listed": false, "note": "fails when a layer was made with bias=False", "lines": [[6, 7, 11]]}
import torch
from torch import nn

def collapse(first, second):
    W1, b1 = first.weight, first.bias
    W2, b2 = second.weight, second.bias
    new = nn.Linear(W1.shape[1], W2.shape[0])
    with torch.no_grad():
        new.weight.copy_(W2 @ W1)
        new.bias.copy_(W2 @ b1 + b2)
    return new
