# {"task": "train_mlp_on", "verdict": "wrong", "mistake": "adagrad_before_move", "listed": false, "note": "Adagrad makes its state at once, on the CPU; then the model moves inside the loop", "shows_on": "gpu", "lines": [[11, 13]]}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adagrad(model.parameters(), lr=0.01)
    for epoch in range(epochs):
        model.to(device)
        for pixels, classes in loader:
            pixels = pixels.to(device)
            classes = classes.to(device)
            loss = loss_function(model(pixels), classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
