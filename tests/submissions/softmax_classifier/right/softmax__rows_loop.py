# {"task": "softmax", "verdict": "right", "mistake": null, "listed": false, "note": "one row at a time with a helper, then stack"}
import torch

def softmax_row(row):
    biggest = max(row.tolist())
    powers = [torch.exp(o - biggest) for o in row]
    total = sum(powers)
    return torch.stack([p / total for p in powers])

def softmax(scores):
    rows = []
    for row in scores:
        rows.append(softmax_row(row))
    return torch.stack(rows)
