# {"task": "train_mlp", "verdict": "right", "style": "adam_class", "listed": false, "note": "class MLP with fc1, fc2, Adam, zero_grad after the step"}
import torch
from torch import nn
import torch.nn.functional as F
from torch.utils.data import DataLoader

class FashionNet(nn.Module):
    def __init__(self, hidden=200):
        super().__init__()
        self.fc1 = nn.Linear(784, hidden)
        self.fc2 = nn.Linear(hidden, 10)

    def forward(self, x):
        x = x.view(x.size(0), -1)
        return self.fc2(F.relu(self.fc1(x)))

def train_mlp(dataset, epochs):
    net = FashionNet()
    opt = torch.optim.Adam(net.parameters(), lr=1e-3)
    dl = DataLoader(dataset, batch_size=32, shuffle=True)
    net.train()
    for _ in range(epochs):
        for x, y in dl:
            F.cross_entropy(net(x), y).backward()
            opt.step()
            opt.zero_grad()
    net.eval()
    return net
