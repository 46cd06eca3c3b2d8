# {"task": "train_mlp", "verdict": "right", "style": "batch_256", "listed": false, "note": "batches of 256 with a larger Adam rate"}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    model = make_mlp([784, 256, 10])
    optimizer = torch.optim.Adam(model.parameters(), lr=4e-3)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=256, shuffle=True):
            optimizer.zero_grad()
            loss = loss_function(model(x), y)
            loss.backward()
            optimizer.step()
    return model
