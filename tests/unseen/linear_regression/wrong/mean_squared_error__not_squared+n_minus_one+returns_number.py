# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "not_squared+n_minus_one+returns_number", "listed": false, "note": "differences never squared; n - 1; item() gives a number without gradient", "lines": [[5, 6], [7], [8]]}
import torch

def mean_squared_error(predicted, target):
    differences = predicted - target
    total = torch.sum(differences)
    mse = total / (len(target) - 1)
    return mse.item()
