# {"task": "train_mlp_on", "verdict": "wrong", "mistake": "device_replaced", "listed": false, "note": "overwrites the device that was given", "lines": [[7]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp_on(device, dataset, epochs):
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    net = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
    net.to(device)
    train_loader = DataLoader(dataset, batch_size=32, shuffle=True)
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
    for epoch in range(epochs):
        for inputs, labels in train_loader:
            inputs, labels = inputs.to(device), labels.to(device)
            optimizer.zero_grad()
            loss = criterion(net(inputs), labels)
            loss.backward()
            optimizer.step()
    return net
