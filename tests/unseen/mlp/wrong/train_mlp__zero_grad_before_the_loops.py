# {"task": "train_mlp", "verdict": "wrong", "mistake": "zero_grad_before_the_loops", "listed": false, "note": "zero_grad is called once, before the loops: gradients pile up", "lines": [[11, 13, 15, 16]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    optimizer.zero_grad()
    for epoch in range(epochs):
        for pixels, classes in loader:
            loss = loss_function(model(pixels), classes)
            loss.backward()
            optimizer.step()
    return model
