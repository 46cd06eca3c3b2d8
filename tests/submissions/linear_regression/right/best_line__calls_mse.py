# {"task": "best_line", "verdict": "right", "mistake": null, "listed": false, "note": "Uses the earlier task mean_squared_error on tensors of shape (n, 1)."}
import torch
def best_line(array, lines):
    data = torch.tensor(array, dtype=torch.float32)
    x = data[:, 0:1]
    y = data[:, 1:2]
    losses = []
    for (slope, intercept) in lines:
        losses.append(mean_squared_error(slope * x + intercept, y).item())
    return losses.index(min(losses))
