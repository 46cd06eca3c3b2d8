# {"task": "make_model", "verdict": "wrong", "mistake": "missing_return", "listed": false, "note": "forward computes but returns nothing, so the model outputs None.", "lines": [[8]]}
from torch import nn
class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(1, 1)
    def forward(self, x):
        x = self.fc(x)

def make_model():
    return Model()
