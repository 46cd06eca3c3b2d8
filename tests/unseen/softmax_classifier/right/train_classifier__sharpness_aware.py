# {"task": "train_classifier", "verdict": "right", "style": "sharpness_aware", "listed": false, "note": "sharpness-aware minimisation: two passes for each batch"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_classifier(dataset, epochs, rho=0.02):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss_function = nn.CrossEntropyLoss()
    parameters = list(model.parameters())
    for _ in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            loss_function(model(x), y).backward()
            norm = torch.stack([p.grad.norm() for p in parameters]).norm() + 1e-12
            with torch.no_grad():
                moves = [rho * p.grad / norm for p in parameters]
                torch._foreach_add_(parameters, moves)
            optimizer.zero_grad()
            loss_function(model(x), y).backward()
            with torch.no_grad():
                torch._foreach_sub_(parameters, moves)
            optimizer.step()
    return model
