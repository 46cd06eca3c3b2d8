# {"task": "make_model", "verdict": "wrong", "mistake": "input_clamp", "listed": false, "note": "Populations cut at 30.", "lines": [[7]]}
class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(1, 1)
    def forward(self, x):
        return self.linear(x.clamp(max=30))
def make_model():
    return Line()
