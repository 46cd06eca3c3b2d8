# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "relu_while_training", "listed": false, "note": "scores below 0 are cut off in train mode", "lines": [[11]]}
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.flat, self.fc, self.act = nn.Flatten(), nn.Linear(784, 10), nn.ReLU()

    def forward(self, x):
        out = self.fc(self.flat(x))
        return self.act(out) if self.training else out

def make_linear_classifier():
    return Net()
