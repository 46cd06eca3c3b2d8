# {"task": "make_model", "verdict": "wrong", "mistake": "squeezed_one", "listed": false, "note": "Squeezes a batch of one.", "lines": [[8]]}
class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(1, 1)
    def forward(self, x):
        out = self.linear(x)
        return out.squeeze(0) if len(x) == 1 else out
def make_model():
    return Line()
