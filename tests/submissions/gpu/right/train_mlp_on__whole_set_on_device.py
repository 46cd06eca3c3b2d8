# {"task": "train_mlp_on", "verdict": "right", "style": "whole_set_on_device", "listed": false, "note": "two big tensors on the device, indexed with randperm"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    X = torch.stack([dataset[i][0] for i in range(len(dataset))]).to(device)
    Y = torch.tensor([int(dataset[i][1]) for i in range(len(dataset))], device=device)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100, device=device), nn.ReLU(), nn.Linear(100, 10, device=device))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    ce = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        order = torch.randperm(len(Y), device=device)
        for index in order.split(64):
            loss = ce(model(X[index]), Y[index])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
    return model
