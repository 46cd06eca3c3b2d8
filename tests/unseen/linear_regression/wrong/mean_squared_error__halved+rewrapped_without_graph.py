# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "halved+rewrapped_without_graph", "listed": true, "note": "divided by 2n; torch.tensor(...item()) has no graph (detached is listed)", "lines": [[10], [11]]}
import torch

def mean_squared_error(predicted, target):
    n = len(predicted)
    total = 0.0
    for i in range(n):
        d = predicted[i] - target[i]
        total = total + d * d
    mse = total / (2 * n)
    return torch.tensor(mse.item())
