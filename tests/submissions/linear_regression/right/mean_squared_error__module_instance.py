# {"task": "mean_squared_error", "verdict": "right", "mistake": null, "listed": false, "note": "An own nn.Module instance bound to the name; calling it gives the 0-dim mean."}
import torch
from torch import nn

class MeanSquaredError(nn.Module):
    def forward(self, predicted, target):
        n, _ = predicted.shape
        return torch.pow(torch.sub(predicted, target), 2).sum(dim=0).squeeze() / n

mean_squared_error = MeanSquaredError()
