# {"task": "train_classifier", "verdict": "wrong", "mistake": "one_epoch_missing", "listed": false, "note": "range(1, epochs) is one epoch too few", "lines": [[12]]}
import torch
from torch import nn, optim
from torch.utils.data import DataLoader


def train_classifier(dataset, epochs):
    train_loader = DataLoader(dataset, batch_size=64, shuffle=True)
    net = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    criterion = nn.CrossEntropyLoss()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for epoch in range(1, epochs):
        for images, labels in train_loader:
            opt.zero_grad()
            loss = criterion(net(images), labels)
            loss.backward()
            opt.step()
    return net
