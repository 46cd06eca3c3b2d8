# {"task": "softmax", "verdict": "wrong", "mistake": "floor", "lines": [[7]], "listed": false, "note": "no probability under 1e-4"}
import torch


def softmax(scores):
    e = (scores - scores.max(1, keepdim=True).values).exp()
    return (e / e.sum(1, keepdim=True)).clamp(min=1e-4)
