# {"task": "make_model", "verdict": "wrong", "mistake": "output_squeezed", "listed": false, "note": "The output is squeezed to (n,), so against an (n, 1) target the loss broadcasts to n by n.", "lines": [[8]]}
from torch import nn
class M(nn.Module):
    def __init__(self):
        super().__init__()
        self.line = nn.Linear(1, 1)
    def forward(self, x):
        return self.line(x).squeeze()
def make_model():
    return M()
