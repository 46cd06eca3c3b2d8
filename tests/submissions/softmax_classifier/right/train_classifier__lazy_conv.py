# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "a small convolutional network with a lazy last layer after a dry run"}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    model = nn.Sequential(
        nn.Conv2d(1, 8, kernel_size=5, stride=3), nn.ReLU(),
        nn.Flatten(), nn.LazyLinear(10))
    model(torch.zeros(2, 1, 28, 28))          # dry run, before the optimizer
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    loss_function = nn.CrossEntropyLoss()
    loader = DataLoader(dataset, batch_size=128, shuffle=True)
    for epoch in range(epochs):
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
