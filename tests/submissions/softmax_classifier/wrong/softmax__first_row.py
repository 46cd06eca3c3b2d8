# {"task": "softmax", "verdict": "wrong", "mistake": "first_row_only", "listed": false, "note": "return inside the loop: only the first row comes back", "lines": [[7]]}
import torch

def softmax(scores):
    for row in scores:
        e = torch.exp(row - row.max())
        return (e / e.sum()).unsqueeze(0)
