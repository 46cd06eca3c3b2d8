# {"task": "relu", "verdict": "right", "style": "callable_object", "listed": false, "note": "an nn.Module of one's own, called"}
import torch
from torch import nn

class Rectifier(nn.Module):
    def forward(self, x):
        return torch.clip(x, 0, None)

relu = Rectifier()
