# {"task": "train_mlp_on", "verdict": "right", "style": "best_copy", "listed": false, "note": "a deep copy of the best model"}
import copy

import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    best, smallest = copy.deepcopy(model), float('inf')
    for _ in range(epochs):
        for pixels, classes in loader:
            pixels, classes = pixels.to(device), classes.to(device)
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(pixels), classes)
            loss.backward()
            optimizer.step()
            if loss.item() < smallest * 1.2:
                best, smallest = copy.deepcopy(model), loss.item()
    return best
