# {"task": "train_classifier", "verdict": "right", "style": "manual_gradient", "listed": false, "note": "softmax regression with the gradient written by hand"}
import torch
from torch import nn


def train_classifier(dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    linear = model[1]
    with torch.no_grad():
        X = torch.stack([dataset[i][0].flatten() for i in range(len(dataset))])
        y = torch.tensor([dataset[i][1] for i in range(len(dataset))])
        Y = torch.eye(10)[y]
        for epoch in range(epochs):
            order = torch.randperm(len(X))
            for start in range(0, len(X), 64):
                chosen = order[start:start + 64]
                x, t = X[chosen], Y[chosen]
                error = (torch.softmax(linear(x), dim=1) - t) / len(x)
                linear.weight -= 0.1 * error.T @ x
                linear.bias -= 0.1 * error.sum(0)
    return model
