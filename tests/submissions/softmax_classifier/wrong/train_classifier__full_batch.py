# {"task": "train_classifier", "verdict": "wrong", "mistake": "full_batch", "listed": false, "note": "all images in one batch: five updates in five epochs", "lines": [[9]]}
import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader


def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=len(dataset), shuffle=True)
    net = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    criterion = nn.CrossEntropyLoss()
    sgd = torch.optim.SGD(net.parameters(), lr=0.01)
    for epoch in range(epochs):
        for x, y in loader:
            sgd.zero_grad()
            loss = criterion(net(x), y)
            loss.backward()
            sgd.step()
    return net
