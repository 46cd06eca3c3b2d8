# {"task": "train_mlp", "verdict": "wrong", "mistake": "next_iter", "listed": true, "note": "next(iter(loader)) once an epoch", "lines": [[12, 13]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = make_mlp([784, 100, 10])
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        pixels_batch, classes_batch = next(iter(loader))
        for _ in range(1):
            predicted = model(pixels_batch)
            loss = loss_function(predicted, classes_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
