# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "images_mixed_up", "listed": false, "note": "view(784, n) and a transpose mix pixels of different images; right only for n == 1", "lines": [[11]]}
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(784, 10)

    def forward(self, x):
        n = x.shape[0]
        x = x.view(784, n).T          # n x 784
        return self.fc(x)

def make_linear_classifier():
    return Net()
