# {"task": "softmax", "verdict": "wrong", "mistake": "ceil", "lines": [[7]], "listed": false, "note": "no probability over 0.999"}
import torch


def softmax(scores):
    e = (scores - scores.max(1, keepdim=True).values).exp()
    return (e / e.sum(1, keepdim=True)).clamp(max=0.999)
