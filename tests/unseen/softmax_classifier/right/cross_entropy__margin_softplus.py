# {"task": "cross_entropy", "verdict": "right", "style": "margin_softplus", "listed": false, "note": "log of sum of exponentials of differences to the right score"}
import torch


def cross_entropy(scores, classes):
    n = torch.arange(scores.size(0))
    margins = scores - scores[n, classes].unsqueeze(-1)
    return margins.logsumexp(dim=-1).mean()
