# {"task": "make_model", "verdict": "wrong", "mistake": "bias_squared", "listed": false, "note": "Bias enters as its absolute value: no negative intercept.", "lines": [[8]]}
class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.randn(1))
        self.b = nn.Parameter(torch.randn(1).abs())
    def forward(self, x):
        return x * self.w + self.b.abs()
def make_model():
    return Line()
