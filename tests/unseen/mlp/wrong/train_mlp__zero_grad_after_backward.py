# {"task": "train_mlp", "verdict": "wrong", "mistake": "zero_grad_after_backward", "listed": true, "note": "the gradients are reset between backward and step", "lines": [[16]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for (pixels, classes) in loader:
            predicted = model(pixels)
            loss = loss_function(predicted, classes)
            loss.backward()
            optimizer.zero_grad()
            optimizer.step()
    return model
