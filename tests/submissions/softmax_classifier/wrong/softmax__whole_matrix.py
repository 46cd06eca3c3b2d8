# {"task": "softmax", "verdict": "wrong", "mistake": "whole_matrix+overflow", "listed": false, "note": "the sum is over all rows, and the powers overflow", "lines": [[7], [6]]}
import torch


def softmax(scores):
    e = torch.exp(scores)
    return e / e.sum()
