# {"task": "train_mlp", "verdict": "right", "style": "own_momentum_optimizer", "listed": false, "note": "an optimizer class of one's own with momentum"}
import torch
from torch import nn
from torch.utils.data import DataLoader

class Momentum:
    def __init__(self, parameters, lr, beta=0.9):
        self.parameters = list(parameters)
        self.lr, self.beta = lr, beta
        self.velocity = [torch.zeros_like(p) for p in self.parameters]

    def zero_grad(self):
        for p in self.parameters:
            p.grad = None

    @torch.no_grad()
    def step(self):
        for p, v in zip(self.parameters, self.velocity):
            v.mul_(self.beta).add_(p.grad)
            p.sub_(self.lr * v)

def train_mlp(dataset, epochs):
    model = make_mlp([784, 100, 10])
    optimizer = Momentum(model.parameters(), lr=0.015)
    loss_function = nn.CrossEntropyLoss()
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    for epoch in range(epochs):
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
