# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "relu_after_last_layer", "listed": true, "note": "relu around the layer in forward", "lines": [[11]]}
import torch
from torch import nn

class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(784, 10)

    def forward(self, x):
        return torch.relu(self.layer(x.view(-1, 784)))

def make_linear_classifier():
    return Model()
