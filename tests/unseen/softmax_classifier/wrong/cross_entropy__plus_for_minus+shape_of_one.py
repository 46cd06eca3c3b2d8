# {"task": "cross_entropy", "verdict": "wrong", "mistake": "plus_for_minus+shape_of_one", "listed": false, "note": "adds the right score; returns shape (1,)", "lines": [[7], [9]]}
import torch


def cross_entropy(scores, classes):
    rows = torch.arange(scores.shape[0])
    per_example = torch.logsumexp(scores, dim=1) + scores[rows, classes]
    loss = per_example.sum() / len(per_example)
    return loss.reshape(1)
