# {"task": "train_mlp", "verdict": "wrong", "mistake": "same_batch", "listed": false, "note": "one batch taken before the loop and used for all steps", "lines": [[8, 13]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    x, y = next(iter(loader))
    model = make_mlp([784, 100, 10])
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for _ in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
