# {"task": "make_model", "verdict": "right", "style": "conv_of_one", "listed": false, "note": "a convolution over one number"}
import torch
from torch import nn
import torch.nn.functional as F

class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(1, 1, 1)
    def forward(self, x):
        return self.conv(x.unsqueeze(2)).squeeze(2)
make_model = Line
