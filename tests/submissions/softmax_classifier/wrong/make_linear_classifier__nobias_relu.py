# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "no_bias+relu_after_last_layer", "listed": true, "note": "no bias and a ReLU at the end", "lines": [[8], [9, 12]]}
import torch
import torch.nn as nn

class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(784, 10, bias=False)
        self.act = nn.ReLU()

    def forward(self, x):
        return self.act(self.l1(x.flatten(start_dim=1)))

def make_linear_classifier():
    return Classifier()
