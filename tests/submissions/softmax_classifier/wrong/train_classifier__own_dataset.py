# {"task": "train_classifier", "verdict": "wrong", "mistake": "ignores_dataset", "listed": false, "note": "loads its own FashionMNIST from /data and ignores the dataset that was given", "lines": [[9, 10]]}
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

def train_classifier(dataset, epochs):
    train_dataset = FashionMNIST(root="/data", train=True, transform=ToTensor(), download=False)
    loader = DataLoader(train_dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
