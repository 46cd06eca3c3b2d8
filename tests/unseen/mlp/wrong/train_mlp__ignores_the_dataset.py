# {"task": "train_mlp", "verdict": "wrong", "mistake": "ignores_the_dataset", "listed": false, "note": "loads all of FashionMNIST instead of using the dataset it was given", "lines": [[9, 10]]}
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

def train_mlp(dataset, epochs):
    training_data = FashionMNIST(root="data", train=True, download=True, transform=ToTensor())
    loader = DataLoader(training_data, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for pixels, classes in loader:
            loss = loss_function(model(pixels), classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
