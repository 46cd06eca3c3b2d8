# {"task": "train_mlp", "verdict": "wrong", "mistake": "return_missing", "listed": false, "note": "the trained model is never returned", "lines": [[19]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    mlp = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(mlp.parameters(), lr=0.1)
    for epoch in range(epochs):
        summe = 0
        for bilder, klassen in loader:
            loss = loss_function(mlp(bilder), klassen)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            summe += loss.item() * len(klassen)
        print("Epoche", epoch + 1, "Loss", summe / len(dataset))
