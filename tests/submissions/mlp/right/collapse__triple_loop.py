# {"task": "collapse", "verdict": "right", "style": "triple_loop", "listed": false, "note": "sums by hand with NumPy and one loop"}
import torch
from torch import nn
import numpy as np

def collapse(first, second):
    w1 = first.weight.detach().numpy()
    w2 = second.weight.detach().numpy()
    n, m = second.out_features, first.in_features
    new = nn.Linear(m, n)
    with torch.no_grad():
        for i in range(n):
            row = np.zeros(m)
            b = 0.0 if second.bias is None else float(second.bias[i])
            for k in range(first.out_features):
                row += float(w2[i, k]) * w1[k]
                if first.bias is not None:
                    b += float(w2[i, k]) * float(first.bias[k])
            new.weight[i] = torch.tensor(row)
            new.bias[i] = b
    return new
