# {"task": "train_mlp_on", "verdict": "wrong", "mistake": "lr_tiny", "listed": false, "note": "learning rate far too small", "shows_on": "any", "lines": [[12]]}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    model = model.to(device)
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-7)
    for epoch in range(epochs):
        for pixels, classes in loader:
            pixels = pixels.to(device)
            classes = classes.to(device)
            loss = loss_function(model(pixels), classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
