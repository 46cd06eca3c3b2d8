# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "batches are cut out of dataset.data and dataset.targets"}
import torch
from torch import nn


def train_classifier(dataset, epochs):
    images = dataset.data.reshape(len(dataset), 1, 28, 28).float() / 255
    classes = dataset.targets
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, len(dataset.classes)))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(epochs):
        for rows in torch.randperm(len(images)).split(64):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(images[rows]), classes[rows]).backward()
            optimizer.step()
    return model
