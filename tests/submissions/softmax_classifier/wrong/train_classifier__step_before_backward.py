# {"task": "train_classifier", "verdict": "wrong", "mistake": "step_before_backward", "listed": true, "note": "zero_grad, step, backward: the steps see no gradients", "lines": [[15, 16]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            optimizer.step()
            loss.backward()
    return model
