# {"task": "softmax", "verdict": "wrong", "mistake": "floor_small", "lines": [[2]], "listed": false, "note": "no probability under 1e-6"}
import torch


def softmax(scores):
    e = (scores - scores.max(1, keepdim=True).values).exp()
    return (e / e.sum(1, keepdim=True)).clamp(min=1e-6)
