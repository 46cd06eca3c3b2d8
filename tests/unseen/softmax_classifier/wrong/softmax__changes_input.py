# {"task": "softmax", "verdict": "wrong", "mistake": "changes_input", "listed": false, "note": "-= writes into the caller's scores", "lines": [[7]]}
import torch


def softmax(scores):
    largest, _ = torch.max(scores, dim=1, keepdim=True)
    scores -= largest
    powers = torch.exp(scores)
    total = torch.sum(powers, dim=1, keepdim=True)
    return powers / total
