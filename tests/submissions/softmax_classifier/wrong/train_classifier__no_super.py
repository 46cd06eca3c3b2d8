# {"task": "train_classifier", "verdict": "wrong", "mistake": "missing_super_init", "listed": false, "note": "super().__init__() is forgotten: crash when the model is made", "lines": [[8]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

class FashionClassifier(nn.Module):
    def __init__(self):
        self.flatten = nn.Flatten()
        self.linear = nn.Linear(784, 10)

    def forward(self, x):
        return self.linear(self.flatten(x))

def train_classifier(dataset, epochs):
    model = FashionClassifier()
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            loss_function(model(x), y).backward()
            optimizer.step()
    return model
