# {"task": "cross_entropy", "verdict": "right", "style": "asserts", "listed": false, "note": "contract asserts"}
import torch


def cross_entropy(scores, classes):
    n, k = scores.shape
    assert classes.shape == (n,) and classes.dtype == torch.int64
    assert 0 <= classes.min() and classes.max() < k
    log_sum = torch.logsumexp(scores, dim=1)
    own = scores[range(n), classes]
    loss = (log_sum - own).sum() / n
    assert loss.shape == torch.Size([])
    return loss
