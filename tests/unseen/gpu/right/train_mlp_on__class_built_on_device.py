# {"task": "train_mlp_on", "verdict": "right", "mistake": null, "note": "layers made on the device, Adam, helper that moves"}
import torch
from torch import nn
from torch.utils.data import DataLoader

class Net(nn.Module):
    def __init__(self, device):
        super().__init__()
        self.a = nn.Linear(784, 120, device=device)
        self.b = nn.Linear(120, 10, device=device)

    def forward(self, x):
        x = self.a(x.view(x.size(0), -1))
        return self.b(torch.relu(x))

def train_mlp_on(device, dataset, epochs):
    def moved(loader):
        for x, y in loader:
            yield x.to(device), y.to(device)

    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    net = Net(device)
    opt = torch.optim.Adam(net.parameters())
    loss_fn = nn.CrossEntropyLoss()
    for _ in range(epochs):
        for x, y in moved(loader):
            opt.zero_grad()
            loss_fn(net(x), y).backward()
            opt.step()
    return net
