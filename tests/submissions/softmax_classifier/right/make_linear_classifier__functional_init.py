# {"task": "make_linear_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "functional call F.linear, xavier initialisation, named parts"}
import torch
import torch.nn.functional as F
from torch import nn

class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        layer = {"weight": torch.empty(10, 784), "bias": torch.zeros(10)}
        nn.init.xavier_uniform_(layer["weight"])
        self.params = nn.ParameterDict({k: nn.Parameter(v) for k, v in layer.items()})

    def forward(self, batch):
        n = batch.shape[0]
        return F.linear(batch.reshape(n, -1), self.params["weight"], self.params["bias"])

def make_linear_classifier():
    return Classifier()
