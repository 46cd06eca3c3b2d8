# {"task": "train_mlp", "verdict": "right", "style": "ema_weights", "listed": false, "note": "running average of the weights by hand, a copy is returned"}
import torch
from torch import nn
from torch.utils.data import DataLoader
import copy

def train_mlp(dataset, epochs):
    model = make_mlp([784, 100, 10])
    average = copy.deepcopy(model)
    optimizer = torch.optim.Adam(model.parameters(), lr=1.5e-3)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            with torch.no_grad():
                for a, p in zip(average.parameters(), model.parameters()):
                    a.lerp_(p, 0.1)
    return average
