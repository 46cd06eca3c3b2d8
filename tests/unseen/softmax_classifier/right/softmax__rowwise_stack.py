# {"task": "softmax", "verdict": "right", "style": "rowwise_stack", "listed": false, "note": "row by row recursion with stack"}
import torch


def softmax(scores):
    def row(o):
        largest = max(o.tolist())
        e = torch.exp(o - largest)
        return e / e.sum()

    return torch.stack([row(o) for o in scores])
