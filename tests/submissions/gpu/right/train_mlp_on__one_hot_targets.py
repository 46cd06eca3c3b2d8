# {"task": "train_mlp_on", "verdict": "right", "style": "one_hot_targets", "listed": false, "note": "one-hot targets as probabilities"}
import torch
from torch import nn
from torch.utils.data import DataLoader


import torch.nn.functional as F

def train_mlp_on(device, dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    for epoch in range(epochs):
        for x, y in loader:
            target = F.one_hot(y.long(), 10).to(device, torch.float32)
            loss = nn.CrossEntropyLoss()(model(x.to(device)), target)
            model.zero_grad()
            loss.backward()
            optimizer.step()
    return model
