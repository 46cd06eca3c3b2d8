# {"task": "train_mlp_on", "verdict": "right", "style": "module_subclass", "listed": false, "note": "an nn.Module subclass with dropout, returned in eval mode"}
import torch
from torch import nn
from torch.utils.data import DataLoader


class Net(nn.Module):
    def __init__(self, device=None):
        super().__init__()
        self.hidden = nn.Linear(784, 256, device=device)
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(256, 10, device=device)

    def forward(self, x):
        x = x.view(x.size(0), -1)
        return self.out(self.drop(torch.relu(self.hidden(x))))

def train_mlp_on(device, dataset, epochs):
    model = Net(device)
    optimizer = torch.optim.Adam(model.parameters())
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model.train()
    for epoch in range(epochs):
        for x, y in loader:
            loss = nn.functional.cross_entropy(model(x.to(device)), y.to(device))
            optimizer.zero_grad(); loss.backward(); optimizer.step()
    return model.eval()
