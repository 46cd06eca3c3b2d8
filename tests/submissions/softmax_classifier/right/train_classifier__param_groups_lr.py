# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "two parameter groups with different learning rates, all parameters in it"}
import torch
from torch import nn
from torch.utils.data import DataLoader

class TwoLayers(nn.Module):
    def __init__(self, hidden=64):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(784, hidden), nn.Linear(hidden, 10)])

    def forward(self, x):
        x = x.view(x.shape[0], -1)
        return self.layers[1](torch.tanh(self.layers[0](x)))

def train_classifier(dataset, epochs):
    model = TwoLayers()
    optimizer = torch.optim.SGD([
        {"params": model.layers[0].parameters(), "lr": 0.1},
        {"params": model.layers[1].parameters(), "lr": 0.05},
    ], momentum=0.5)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
