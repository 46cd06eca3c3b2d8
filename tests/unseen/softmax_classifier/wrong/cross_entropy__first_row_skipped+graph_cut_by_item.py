# {"task": "cross_entropy", "verdict": "wrong", "mistake": "first_row_skipped+graph_cut_by_item", "listed": false, "note": "the loop starts at 1; float() cuts the gradient", "lines": [[8], [10, 11]]}
import torch


def cross_entropy(scores, classes):
    n = scores.size(0)
    total = 0
    for i in range(1, n):
        loss_i = torch.logsumexp(scores[i], dim=0) - scores[i, classes[i]]
        total += float(loss_i)
    return torch.tensor(total / n)
