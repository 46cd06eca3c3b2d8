# {"task": "train_classifier", "verdict": "wrong", "mistake": "optimizer_of_another_model", "listed": false, "note": "the optimizer was given the parameters of another model than the one in the loop", "lines": [[15]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin = nn.Linear(784, 10)
    def forward(self, x):
        return self.lin(x.flatten(1))

def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    optimizer = torch.optim.SGD(Net().parameters(), lr=0.1)
    loss_function = nn.CrossEntropyLoss()
    model = Net()
    for epoch in range(epochs):
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
