# {"task": "softmax", "verdict": "wrong", "mistake": "whole_max+rounded+last_column_missing", "listed": false, "note": "one maximum for all rows; rounded probabilities; the loop for the sum leaves out the last column", "lines": [[7], [12], [9]]}
import torch


def softmax(scores):
    n, k = scores.shape
    e = torch.exp(scores - torch.max(scores))
    total = torch.zeros(n)
    for j in range(k - 1):
        total = total + e[:, j]
    p = e / total.reshape(n, 1)
    return torch.round(p, decimals=3)
