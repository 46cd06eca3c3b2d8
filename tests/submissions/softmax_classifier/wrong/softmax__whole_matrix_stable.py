# {"task": "softmax", "verdict": "wrong", "mistake": "whole_matrix", "listed": false, "note": "largest score and sum are those of the whole matrix", "lines": [[6, 7]]}
import torch


def softmax(scores):
    e = torch.exp(scores - torch.max(scores))
    return e / torch.sum(e)
