# {"task": "make_model", "verdict": "wrong", "mistake": "misspelt_forward", "listed": false, "note": "foward instead of forward: calling the model raises NotImplementedError.", "lines": [[7]]}
from torch import nn
class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(1, 1)
    def foward(self, x):
        return self.fc(x)

def make_model():
    return Model()
