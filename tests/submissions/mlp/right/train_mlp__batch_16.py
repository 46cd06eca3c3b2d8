# {"task": "train_mlp", "verdict": "right", "style": "batch_16", "listed": false, "note": "batches of 16, small SGD rate"}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    model = make_mlp([784, 64, 10])
    optimizer = torch.optim.SGD(model.parameters(), lr=0.04)
    loss_function = nn.CrossEntropyLoss()
    loader = DataLoader(dataset, batch_size=16, shuffle=True)
    for epoch in range(epochs):
        for batch in loader:
            loss = loss_function(model(batch[0]), batch[1])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
