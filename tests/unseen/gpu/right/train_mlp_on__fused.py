# {"task": "train_mlp_on", "verdict": "right", "style": "fused", "listed": false, "note": "fused AdamW where there is a GPU"}
import copy

import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, fused=device.type == 'cuda')
    pass
    for _ in range(epochs):
        for pixels, classes in loader:
            pixels, classes = pixels.to(device), classes.to(device)
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(pixels), classes)
            loss.backward()
            optimizer.step()
            pass
    return model
