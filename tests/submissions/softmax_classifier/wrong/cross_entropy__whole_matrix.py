# {"task": "cross_entropy", "verdict": "wrong", "mistake": "whole_matrix", "listed": false, "note": "the probabilities of all rows together add up to 1", "lines": [[6]]}
import torch


def cross_entropy(scores, classes):
    p = torch.exp(scores) / torch.exp(scores).sum()
    return -torch.log(p[range(len(classes)), classes]).mean()
