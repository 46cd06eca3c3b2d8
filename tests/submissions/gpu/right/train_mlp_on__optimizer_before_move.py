# {"task": "train_mlp_on", "verdict": "right", "style": "optimizer_before_move", "listed": false, "note": "optimizer first, then the model is moved: the parameters keep their identity"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss_function = nn.CrossEntropyLoss()
    model.to(device)
    for _ in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            optimizer.zero_grad()
            loss_function(model(x.to(device)), y.to(device)).backward()
            optimizer.step()
    return model
