# {"task": "train_mlp_on", "verdict": "right", "style": "lazy_layers", "listed": false, "note": "lazy layers after a dry run on the device"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.LazyLinear(100), nn.ReLU(), nn.LazyLinear(10)).to(device)
    model(dataset[0][0].unsqueeze(0).to(device))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            loss = nn.functional.cross_entropy(model(x.to(device)), y.to(device))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
