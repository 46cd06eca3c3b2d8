# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "the forward pass under autocast"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_classifier(dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    loss_function = nn.CrossEntropyLoss()
    for _ in range(epochs):
        for images, classes in loader:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_function(model(images), classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
