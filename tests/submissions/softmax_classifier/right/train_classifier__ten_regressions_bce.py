# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "ten Linear(784, 1) in a ModuleDict, one against the rest with BCEWithLogitsLoss: the loss is the student's choice"}
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader

class OneAgainstRest(nn.Module):
    def __init__(self):
        super().__init__()
        self.parts = nn.ModuleDict({str(k): nn.Linear(784, 1) for k in range(10)})

    def forward(self, x):
        x = x.flatten(1)
        return torch.cat([self.parts[str(k)](x) for k in range(10)], dim=1)

def train_classifier(dataset, epochs):
    model = OneAgainstRest()
    bce = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            optimizer.zero_grad()
            bce(model(x), F.one_hot(y, 10).float()).backward()
            optimizer.step()
    return model
