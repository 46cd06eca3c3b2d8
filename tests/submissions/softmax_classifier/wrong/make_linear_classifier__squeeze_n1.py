# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "squeeze_breaks_single_image", "listed": false, "note": "squeeze() removes the batch dimension too when n == 1, then flatten(1) gives (28, 28): crash", "lines": [[10]]}
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(784, 10)

    def forward(self, x):
        x = x.squeeze()               # (n, 28, 28)
        x = x.flatten(1)              # (n, 784)
        return self.linear(x)

def make_linear_classifier():
    return Net()
