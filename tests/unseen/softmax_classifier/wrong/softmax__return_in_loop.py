# {"task": "softmax", "verdict": "wrong", "mistake": "return_in_loop", "listed": false, "note": "returns after the first row", "lines": [[10]]}
import torch


def softmax(scores):
    rows = []
    for row in scores:
        e = torch.exp(row - row.max())
        rows.append(e / e.sum())
        return torch.stack(rows)
