# {"task": "cross_entropy", "verdict": "wrong", "mistake": "all_pairs_indexing", "listed": false, "note": "scores[:, classes] picks every class for every row: (n, n)", "lines": [[7]]}
import torch


def cross_entropy(scores, classes):
    log_sums = torch.logsumexp(scores, dim=1)
    right = scores[:, classes]
    return (log_sums.unsqueeze(1) - right).mean()
