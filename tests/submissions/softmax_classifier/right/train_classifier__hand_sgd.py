# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "no optimizer class: an update written by hand under no_grad, gradients set to None"}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    alpha = 0.1
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    ce = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            loss = ce(model(x), y)
            loss.backward()
            with torch.no_grad():
                for theta in model.parameters():
                    theta -= alpha * theta.grad
                    theta.grad = None
    return model
