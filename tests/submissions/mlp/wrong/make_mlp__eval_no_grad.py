# {"task": "make_mlp", "verdict": "wrong", "mistake": "eval_no_grad", "listed": false, "note": "in eval mode no gradient is recorded", "lines": [[7]]}
import torch
from torch import nn

class Net(nn.Sequential):
    def forward(self, x):
        with torch.set_grad_enabled(self.training and torch.is_grad_enabled()):
            return super().forward(x)
def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes, sizes[1:]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    return Net(*layers[:-1])
