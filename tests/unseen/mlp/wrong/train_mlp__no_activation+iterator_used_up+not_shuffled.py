# {"task": "train_mlp", "verdict": "wrong", "mistake": "no_activation+iterator_used_up+not_shuffled", "listed": true, "note": "two linear layers are one; batches only in the first epoch; not shuffled", "lines": [[9], [8, 13], [7]]}
import torch
from torch import nn, optim
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=False)
    data = iter(loader)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.Linear(100, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for batch in data:
            pixels, classes = batch
            optimizer.zero_grad()
            loss = loss_function(model(pixels), classes)
            loss.backward()
            optimizer.step()
    return model
