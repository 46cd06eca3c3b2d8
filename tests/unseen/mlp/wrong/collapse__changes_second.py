# {"task": "collapse", "verdict": "wrong", "mistake": "changes_second", "listed": false, "note": "+= writes into the bias of the second layer", "lines": [[13, 15]]}
import torch
from torch import nn

def collapse(first, second):
    neu = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        neu.weight.copy_(second.weight @ first.weight)
        # Bias zusammenbauen
        if second.bias is None:
            b = torch.zeros(second.out_features)
        else:
            b = second.bias
        if first.bias is not None:
            b += second.weight @ first.bias
        neu.bias.copy_(b)
    return neu
