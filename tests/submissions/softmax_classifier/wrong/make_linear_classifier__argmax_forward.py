# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "argmax_in_model", "listed": false, "note": "forward gives the predicted class, not ten scores", "lines": [[11]]}
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.flatten = nn.Flatten()
        self.linear = nn.Linear(784, 10)

    def forward(self, x):
        return self.linear(self.flatten(x)).argmax(dim=1)

def make_linear_classifier():
    return Net()
