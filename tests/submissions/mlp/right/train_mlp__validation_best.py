# {"task": "train_mlp", "verdict": "right", "style": "validation_best", "listed": false, "note": "a tenth kept aside, best epoch's weights by deepcopy"}
import torch
from torch import nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, random_split
import copy

def train_mlp(dataset, epochs):
    keep = len(dataset) // 10
    train_part, val_part = random_split(dataset, [len(dataset) - keep, keep])
    train_loader = DataLoader(train_part, batch_size=64, shuffle=True)
    val_loader = DataLoader(val_part, batch_size=256)
    model = make_mlp([784, 128, 10])
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    loss_function = nn.CrossEntropyLoss()
    best, best_model = float("inf"), copy.deepcopy(model)
    for epoch in range(epochs):
        model.train()
        for x, y in train_loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            total = sum(F.cross_entropy(model(x), y, reduction="sum").item() for x, y in val_loader)
        if total < best:
            best, best_model = total, copy.deepcopy(model)
    return best_model
