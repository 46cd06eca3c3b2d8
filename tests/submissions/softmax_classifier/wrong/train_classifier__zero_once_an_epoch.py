# {"task": "train_classifier", "verdict": "wrong", "mistake": "missing_zero_grad", "listed": true, "note": "zero_grad stands outside the inner loop: gradients pile up during an epoch", "lines": [[22, 23, 25, 26]]}
import torch
from torch import nn, optim
from torch.utils.data import DataLoader

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(784, 64)
        self.fc2 = nn.Linear(64, 10)

    def forward(self, x):
        x = x.flatten(1)
        return self.fc2(torch.relu(self.fc1(x)))

def train_classifier(dataset, epochs):
    net = Net()
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    criterion = nn.CrossEntropyLoss()
    optimizer = optim.SGD(net.parameters(), lr=0.05)
    for epoch in range(epochs):
        optimizer.zero_grad()
        for inputs, labels in loader:
            loss = criterion(net(inputs), labels)
            loss.backward()
            optimizer.step()
    return net
