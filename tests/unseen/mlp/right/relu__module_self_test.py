# {"task": "relu", "verdict": "right", "style": "module_self_test", "listed": false, "note": "an nn.Module object, self test against the library below"}
import torch
import torch.nn.functional as F
from torch import nn


class ReLU(nn.Module):
    def forward(self, x):
        return x * x.gt(0)


relu = ReLU()
probe = torch.linspace(-2, 2, 9)
assert torch.equal(relu(probe).abs(), torch.relu(probe))
assert torch.allclose(relu(probe), F.relu(probe)) and torch.allclose(relu(probe), nn.ReLU()(probe))
