# {"task": "train_mlp_on", "verdict": "right", "style": "ema_copy", "listed": false, "note": "returns an exponential moving average of the weights, made on the device"}
import copy
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    average = copy.deepcopy(model)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            loss = nn.functional.cross_entropy(model(x.to(device)), y.to(device))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            with torch.no_grad():
                for a, p in zip(average.parameters(), model.parameters()):
                    a.lerp_(p, 0.2)
    return average
