# {"task": "make_mlp", "verdict": "wrong", "mistake": "last_layer_without_bias+relu_result_thrown_away", "listed": false, "note": "the last layer has no bias; the ReLU's result is not used", "lines": [[11], [17]]}
import torch
from torch import nn
import torch.nn.functional as F

class MultiLayerPerceptron(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        hidden = [nn.Linear(a, b) for a, b in zip(sizes[:-2], sizes[1:-1])]
        self.hidden = nn.ModuleList(hidden)
        self.out = nn.Linear(sizes[-2], sizes[-1], bias=False)

    def forward(self, images):
        h = torch.flatten(images, 1)
        for layer in self.hidden:
            h = layer(h)
            F.relu(h)
        return self.out(h)

def make_mlp(sizes):
    return MultiLayerPerceptron(sizes)
