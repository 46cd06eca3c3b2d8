# {"task": "cross_entropy", "verdict": "right", "mistake": null, "listed": false, "note": "an nn.Module instance, torch.where instead of indexing"}
import torch
from torch import nn

class OwnCrossEntropy(nn.Module):
    def forward(self, scores, classes):
        k = scores.size(-1)
        is_right = torch.arange(k).expand_as(scores) == classes.reshape(-1, 1)
        right = torch.where(is_right, scores, torch.zeros_like(scores)).sum(-1)
        return (scores.logsumexp(-1) - right).sum().div(scores.size(0))

cross_entropy = OwnCrossEntropy()
