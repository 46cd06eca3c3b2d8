# {"task": "train_mlp", "verdict": "right", "style": "parameter_groups", "listed": false, "note": "two parameter groups, all parameters in them"}
import torch
from torch import nn
import torch.nn.functional as F
from torch.utils.data import DataLoader

class TwoLayers(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(784, 128)
        self.scores = nn.Linear(128, 10)

    def forward(self, x):
        return self.scores(self.hidden(x.flatten(1)).clamp(min=0))

def train_mlp(dataset, epochs):
    model = TwoLayers()
    optimizer = torch.optim.Adam([
        {"params": model.hidden.parameters(), "lr": 1e-3},
        {"params": model.scores.parameters(), "lr": 2e-3},
    ])
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    for epoch in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            F.cross_entropy(model(x), y).backward()
            optimizer.step()
    return model
