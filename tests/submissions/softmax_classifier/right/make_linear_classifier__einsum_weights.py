# {"task": "make_linear_classifier", "verdict": "right", "style": "einsum_weights", "listed": false, "note": "weights in the image's own shape"}
import torch
from torch import nn
import torch.nn.functional as F

class Scores(nn.Module):
    def __init__(self):
        super().__init__()
        self.templates = nn.Parameter(torch.randn(28, 28, 10) / 28)
        self.start = nn.ParameterList(nn.Parameter(torch.zeros(())) for _ in range(10))
    def forward(self, images):
        return torch.einsum("nchw,hwk->nk", images, self.templates) + torch.stack(list(self.start))
def make_linear_classifier():
    return Scores()
