# {"task": "make_linear_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "weights kept in image shape (10, 28, 28), scores by tensordot"}
import torch
from torch import nn

class Templates(nn.Module):
    """one template picture for each class"""
    def __init__(self):
        super().__init__()
        self.templates = nn.Parameter(torch.zeros(10, 28, 28))
        self.offsets = nn.Parameter(torch.zeros(10))
        nn.init.normal_(self.templates, std=0.02)

    def forward(self, x):
        return torch.tensordot(x.squeeze(1), self.templates, dims=([1, 2], [1, 2])) + self.offsets

def make_linear_classifier():
    return Templates()
