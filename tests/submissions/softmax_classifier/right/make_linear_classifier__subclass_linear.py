# {"task": "make_linear_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "inherits from nn.Linear and flattens in forward"}
from torch import nn

class ImageLinear(nn.Linear):
    def __init__(self):
        super().__init__(in_features=28 * 28, out_features=10)

    def forward(self, input):
        return super().forward(input.reshape(len(input), -1))

def make_linear_classifier() -> nn.Module:
    return ImageLinear()
