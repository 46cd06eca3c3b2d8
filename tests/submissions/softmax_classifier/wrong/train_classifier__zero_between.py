# {"task": "train_classifier", "verdict": "wrong", "mistake": "zero_grad_between_backward_and_step", "listed": true, "note": "the gradients are erased between backward and step", "lines": [[14]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    optimizer = torch.optim.Adam(model.parameters())
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            loss = loss_function(model(x), y)
            loss.backward()
            optimizer.zero_grad()
            optimizer.step()
    return model
