# {"task": "train_mlp_on", "verdict": "right", "style": "averaged", "listed": false, "note": "averaged weights"}
import copy

import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
    ema = AveragedModel(model, device=device, multi_avg_fn=get_ema_multi_avg_fn(0.9))
    for _ in range(epochs):
        for pixels, classes in loader:
            pixels, classes = pixels.to(device), classes.to(device)
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(pixels), classes)
            loss.backward()
            optimizer.step()
            ema.update_parameters(model)
    return ema.module
