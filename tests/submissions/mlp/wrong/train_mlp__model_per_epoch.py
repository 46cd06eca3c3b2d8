# {"task": "train_mlp", "verdict": "wrong", "mistake": "model_per_epoch", "listed": true, "note": "the model and optimizer are made again in each epoch", "lines": [[10, 11]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        model = make_mlp([784, 100, 10])
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
