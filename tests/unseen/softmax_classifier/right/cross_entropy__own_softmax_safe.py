# {"task": "cross_entropy", "verdict": "right", "style": "own_softmax_safe", "listed": false, "note": "calls the own softmax for its gradient-free check, lse for value"}
import torch


def cross_entropy(scores, classes):
    shifted = scores - scores.max(dim=1, keepdim=True).values
    with torch.no_grad():
        assert torch.allclose(softmax(scores).sum(1), torch.ones(len(scores)), atol=1e-4)
    return (shifted.exp().sum(1).log() - shifted.take_along_dim(classes[:, None], 1)[:, 0]).mean()
