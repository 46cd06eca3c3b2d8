# {"task": "train_mlp_on", "verdict": "right", "style": "dataset_tensors", "listed": false, "note": "dataset.data and targets on the device, generator on the device, dropout"}
import torch
from torch import nn


def train_mlp_on(device, dataset, epochs):
    X = dataset.data.to(device).float().div_(255).unsqueeze(1)
    y = torch.as_tensor(dataset.targets).to(device)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss_function = nn.CrossEntropyLoss()
    for _ in range(epochs):
        order = torch.randperm(len(X), device=device)
        for start in range(0, len(X), 64):
            chosen = order[start : start + 64]
            loss = loss_function(model(X[chosen]), y[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
