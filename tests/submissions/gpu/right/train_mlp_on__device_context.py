# {"task": "train_mlp_on", "verdict": "right", "style": "device_context", "listed": false, "note": "model created inside with torch.device(device)"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    with torch.device(device):
        model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.15)
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    loss_function = nn.CrossEntropyLoss(label_smoothing=0.02)
    for epoch in range(1, epochs + 1):
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_function(model(x.to(device)), y.to(device))
            loss.backward()
            optimizer.step()
    return model
