# {"task": "train_mlp", "verdict": "right", "style": "validation_best", "listed": false, "note": "validation part of a tenth, best epoch's weights, NLL with LogSoftmax outside"}
from copy import deepcopy

import torch
from torch import nn
from torch.utils.data import DataLoader, random_split


def train_mlp(dataset, epochs):
    n_valid = len(dataset) // 10
    train_part, valid_part = random_split(dataset, [len(dataset) - n_valid, n_valid])
    loader = DataLoader(train_part, 64, shuffle=True)
    valid = DataLoader(valid_part, 256)
    model = make_mlp([784, 256, 64, 10])
    criterion = nn.NLLLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    best, best_right = deepcopy(model.state_dict()), -1
    for epoch in range(epochs):
        model.train()
        for x, y in loader:
            optimizer.zero_grad()
            loss = criterion(torch.log_softmax(model(x), dim=1), y)
            loss.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            right = sum((model(x).argmax(1) == y).sum().item() for x, y in valid)
        print(f"epoch {epoch + 1}: {right}/{n_valid}")
        if right >= best_right:
            best, best_right = deepcopy(model.state_dict()), right
    model.load_state_dict(best)
    return model
