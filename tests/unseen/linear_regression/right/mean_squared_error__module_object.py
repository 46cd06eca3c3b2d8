# {"task": "mean_squared_error", "verdict": "right", "style": "module_object", "listed": false, "note": "an own nn.Module named MSELoss, self test against the library below"}
import torch
import torch.nn.functional as F
from torch import nn


class MSELoss(nn.Module):
    def forward(self, predicted, target):
        return (predicted - target).square().mean()


mean_squared_error = MSELoss()

_p, _t = torch.randn(7, 1), torch.randn(7, 1)
assert torch.allclose(mean_squared_error(_p, _t), F.mse_loss(_p, _t))
print(mean_squared_error(_p, _t).item(), nn.MSELoss()(_p, _t).item())
