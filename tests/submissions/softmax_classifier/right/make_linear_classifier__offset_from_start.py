# {"task": "make_linear_classifier", "verdict": "right", "style": "offset_from_start", "listed": false, "note": "parameters are the differences from the drawn weights"}
import torch
from torch import nn
import torch.nn.functional as F

class Offset(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("begun", torch.randn(784, 10) * 0.03)
        self.more = nn.Parameter(torch.zeros(784, 10))
        self.bias = nn.Parameter(torch.zeros(10))
    def forward(self, images):
        return torch.addmm(self.bias, images.reshape(len(images), 784), self.begun + self.more)
make_linear_classifier = lambda: Offset()
