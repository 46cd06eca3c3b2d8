# {"task": "train_mlp_on", "verdict": "right", "style": "all_on_device", "listed": false, "note": "whole data moved once, randperm on CPU, Adam"}
import torch
import torch.nn.functional as F
from torch import nn


def train_mlp_on(device, dataset, epochs):
    images, classes = zip(*(dataset[i] for i in range(len(dataset))))
    x = torch.stack(images).to(device)
    y = torch.tensor(classes, device=device)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    for _ in range(epochs):
        for index in torch.randperm(len(y)).split(64):
            index = index.to(device)
            optimizer.zero_grad(set_to_none=True)
            F.cross_entropy(model(x[index]), y[index]).backward()
            optimizer.step()
    return model
