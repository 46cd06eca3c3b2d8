# {"task": "make_model", "verdict": "right", "mistake": null, "listed": false, "note": "nn.Module subclass returned from a function."}
from torch import nn

class LinearRegression(nn.Module):
    def __init__(self):
        super(LinearRegression, self).__init__()
        self.line = nn.Linear(1, 1)

    def forward(self, x):
        out = self.line(x)
        return out

def make_model():
    return LinearRegression()
