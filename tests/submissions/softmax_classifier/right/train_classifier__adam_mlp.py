# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "a larger model: hidden layer of 128 with ReLU, Adam"}
import torch
from torch import nn, optim
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    model = nn.Sequential(
        nn.Flatten(),
        nn.Linear(784, 128),
        nn.ReLU(),
        nn.Linear(128, 10),
    )
    optimizer = optim.Adam(model.parameters())
    for _ in range(epochs):
        for x, y in DataLoader(dataset, batch_size=128, shuffle=True):
            optimizer.zero_grad(set_to_none=True)
            nn.functional.cross_entropy(model(x), y).backward()
            optimizer.step()
    return model
