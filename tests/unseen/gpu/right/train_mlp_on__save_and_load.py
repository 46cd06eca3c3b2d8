# {"task": "train_mlp_on", "verdict": "right", "style": "save_and_load", "listed": false, "note": "checkpoint saved to memory and loaded with map_location, generators on the device"}
import io

import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3)
    buffer = io.BytesIO()
    for _ in range(epochs):
        for pixels, classes in loader:
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(pixels.to(device)), classes.to(device)).backward()
            optimizer.step()
        buffer = io.BytesIO()
        torch.save(model.state_dict(), buffer)
    if epochs:
        buffer.seek(0)
        model.load_state_dict(torch.load(buffer, map_location=device, weights_only=True))
    return model
