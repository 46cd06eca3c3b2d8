# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "deliberate gradient accumulation: two batches of 32 (losses halved) make one step of 64"}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=32, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    every = 2
    for epoch in range(epochs):
        optimizer.zero_grad()
        for i, (x, y) in enumerate(loader, start=1):
            loss = loss_function(model(x), y) / every
            loss.backward()
            if i % every == 0 or i == len(loader):
                optimizer.step()
                optimizer.zero_grad()
    return model
