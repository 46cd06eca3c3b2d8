# {"task": "softmax", "verdict": "right", "style": "sorted_order", "listed": false, "note": "sorted rows, exponentials summed from small to large, scattered back"}
import torch


def softmax(scores):
    ordered, index = scores.sort(dim=1)
    e = (ordered - ordered[:, -1:]).exp()
    p = e / e.cumsum(1)[:, -1:]
    return torch.zeros_like(scores).scatter(1, index, p)
