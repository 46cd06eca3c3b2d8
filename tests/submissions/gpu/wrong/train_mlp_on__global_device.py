# {"task": "train_mlp_on", "verdict": "wrong", "mistake": "global_device", "listed": false, "note": "a global DEVICE instead of the parameter", "shows_on": "cpu_on_gpu", "lines": [[7, 12, 17, 18]]}
import torch
from torch import nn
from torch.utils.data import DataLoader


DEVICE = pick_device()

def train_mlp_on(device, dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    model = model.to(DEVICE)
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for pixels, classes in loader:
            pixels = pixels.to(DEVICE)
            classes = classes.to(DEVICE)
            loss = loss_function(model(pixels), classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
