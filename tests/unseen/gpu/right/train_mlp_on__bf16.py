# {"task": "train_mlp_on", "verdict": "right", "style": "bf16", "listed": false, "note": "bfloat16 autocast on the device"}
import copy

import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    pass
    for _ in range(epochs):
        for pixels, classes in loader:
            pixels, classes = pixels.to(device), classes.to(device)
            optimizer.zero_grad()
            with torch.autocast(device.type, dtype=torch.bfloat16):
                loss = nn.functional.cross_entropy(model(pixels), classes)
            loss.backward()
            optimizer.step()
            pass
    return model
