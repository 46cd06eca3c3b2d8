# {"task": "train_mlp_on", "verdict": "right", "style": "device_noise", "listed": false, "note": "noise from a generator on the device"}
import copy

import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    generator = torch.Generator(device=device).manual_seed(5)
    for _ in range(epochs):
        for pixels, classes in loader:
            pixels, classes = pixels.to(device), classes.to(device)
            optimizer.zero_grad()
            pixels = pixels + 0.01 * torch.randn(pixels.shape, generator=generator, device=device)
            loss = nn.functional.cross_entropy(model(pixels), classes)
            loss.backward()
            optimizer.step()
            pass
    return model
