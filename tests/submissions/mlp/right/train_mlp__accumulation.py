# {"task": "train_mlp", "verdict": "right", "style": "accumulation", "listed": false, "note": "gradients of two batches of 32 added on purpose, losses halved"}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=32, shuffle=True)
    model = make_mlp([784, 128, 10])
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    for epoch in range(epochs):
        optimizer.zero_grad()
        for i, (x, y) in enumerate(loader):
            (loss_function(model(x), y) / 2).backward()
            if i % 2 == 1 or i + 1 == len(loader):
                optimizer.step()
                optimizer.zero_grad()
    return model
