# {"task": "collapse", "verdict": "right", "mistake": null, "note": "matrix product written out in loops, in plain Python numbers"}
import torch
from torch import nn

def collapse(first, second):
    A, B = second.weight.tolist(), first.weight.tolist()
    rows, mid, cols = len(A), len(B), len(B[0])
    new = nn.Linear(cols, rows)
    b1 = [0.0] * mid if first.bias is None else first.bias.tolist()
    b2 = [0.0] * rows if second.bias is None else second.bias.tolist()
    W = [[sum(A[i][k] * B[k][j] for k in range(mid)) for j in range(cols)] for i in range(rows)]
    b = [b2[i] + sum(A[i][k] * b1[k] for k in range(mid)) for i in range(rows)]
    new.weight.data[:] = torch.tensor(W)
    new.bias.data[:] = torch.tensor(b)
    return new
