# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "misspelt_forward", "listed": false, "note": "forward is misspelt: calling the model raises NotImplementedError", "lines": [[10]]}
from torch import nn

class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.flatten = nn.Flatten()
        self.linear = nn.Linear(784, 10)

    def foward(self, x):
        return self.linear(self.flatten(x))

def make_linear_classifier():
    return LinearModel()
