# {"task": "softmax", "verdict": "right", "style": "apply_rows", "listed": false, "note": "map over rows with an inner function and cat"}
import torch


def softmax(scores):
    return torch.cat([(row - torch.logsumexp(row, 1, keepdim=True)).exp() for row in scores.split(1)])
