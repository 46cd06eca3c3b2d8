# {"task": "train_classifier", "verdict": "wrong", "mistake": "floor_division_of_pixels", "listed": false, "note": "// 255 makes nearly all pixels 0", "lines": [[8]]}
import torch
from torch import nn, optim
from torch.utils.data import DataLoader


def train_classifier(dataset, epochs):
    X = (dataset.data // 255).float().reshape(-1, 1, 28, 28)
    Y = dataset.targets
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = optim.SGD(model.parameters(), lr=0.1)
    for _ in range(epochs):
        perm = torch.randperm(len(X))
        for start in range(0, len(X), 64):
            idx = perm[start:start + 64]
            optimizer.zero_grad()
            loss = loss_function(model(X[idx]), Y[idx])
            loss.backward()
            optimizer.step()
    return model
