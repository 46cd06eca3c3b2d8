# {"task": "cross_entropy", "verdict": "wrong", "mistake": "largest_score_picked", "listed": true, "note": "takes the largest score of the row, not the right class's", "lines": [[8]]}
import torch


def cross_entropy(scores, classes):
    """-ln p = ln(sum of e^o) - o_c"""
    lse = torch.logsumexp(scores, dim=1)
    o_c = scores.max(dim=1).values
    return torch.mean(lse - o_c)
