# {"task": "make_model", "verdict": "wrong", "mistake": "weight_added_instead_of_bias", "listed": false, "note": "w*x + w: the bias is never used", "lines": [[13]]}
import torch
import torch.nn as nn

class LineareRegression(nn.Module):
    def __init__(self):
        super(LineareRegression, self).__init__()
        self.gewicht = nn.Parameter(torch.rand(1))
        self.versatz = nn.Parameter(torch.rand(1))

    def forward(self, x):
        # y = w * x + b
        y = self.gewicht * x + self.gewicht
        return y

def make_model():
    return LineareRegression()
