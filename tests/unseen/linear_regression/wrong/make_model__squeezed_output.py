# {"task": "make_model", "verdict": "wrong", "mistake": "squeezed_output", "listed": false, "note": "(n, 1) in, (n,) out", "lines": [[11]]}
from torch import nn

class LinearRegressionModel(nn.Module):
    def __init__(self, n_in=1, n_out=1):
        super().__init__()
        self.linear = nn.Linear(n_in, n_out)

    def forward(self, x):
        out = self.linear(x)
        return out.squeeze()

def make_model():
    """A model that draws a straight line: one input, one output."""
    return LinearRegressionModel()
