# {"task": "train_mlp", "verdict": "wrong", "mistake": "one_epoch_too_few", "listed": false, "note": "range(1, epochs) makes epochs - 1 passes", "lines": [[16]]}
import torch
from torch import nn, optim
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    train_loader = DataLoader(dataset, batch_size=32, shuffle=True)
    net = nn.Sequential(
        nn.Flatten(),
        nn.Linear(28 * 28, 128),
        nn.ReLU(),
        nn.Linear(128, 10),
    )
    criterion = nn.CrossEntropyLoss()
    optimizer = optim.Adam(net.parameters(), lr=0.001)
    for epoch in range(1, epochs):
        for images, labels in train_loader:
            optimizer.zero_grad()
            loss = criterion(net(images), labels)
            loss.backward()
            optimizer.step()
    return net
