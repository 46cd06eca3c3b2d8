# {"task": "train_classifier", "verdict": "wrong", "mistake": "linear_28", "listed": true, "note": "Linear(28, 10) after Flatten: crash", "lines": [[10]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.flatten = nn.Flatten()
        self.linear = nn.Linear(28, 10)

    def forward(self, x):
        return self.linear(self.flatten(x))

def train_classifier(dataset, epochs):
    model = Model()
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            opt.zero_grad()
            nn.CrossEntropyLoss()(model(x), y).backward()
            opt.step()
    return model
