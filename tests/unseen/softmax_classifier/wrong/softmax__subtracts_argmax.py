# {"task": "softmax", "verdict": "wrong", "mistake": "subtracts_argmax", "listed": false, "note": "subtracts the position of the largest score, not the score: overflow at 1000", "lines": [[7]]}
import torch


def softmax(scores):
    # subtract the largest so that e^1000 does not overflow
    biggest = scores.argmax(dim=1, keepdim=True)
    exps = (scores - biggest).exp()
    return exps / exps.sum(1, keepdim=True)
