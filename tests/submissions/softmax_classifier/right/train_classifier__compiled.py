# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "the model is compiled, and comes back compiled"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_classifier(dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    fast = torch.compile(model)
    loader = DataLoader(dataset, batch_size=128, shuffle=True)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    loss_function = nn.CrossEntropyLoss()
    for _ in range(epochs):
        for images, classes in loader:
            optimizer.zero_grad()
            loss_function(fast(images), classes).backward()
            optimizer.step()
    return fast
