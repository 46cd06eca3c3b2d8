# {"task": "train_classifier", "verdict": "wrong", "mistake": "missing_self", "listed": false, "note": "forward without self: TypeError at the first batch", "lines": [[11]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))

    def forward(x):
        return self.net(x)

def train_classifier(dataset, epochs):
    model = Classifier()
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            opt.zero_grad()
            loss = nn.CrossEntropyLoss()(model(x), y)
            loss.backward()
            opt.step()
    return model
