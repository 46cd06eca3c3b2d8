# {"task": "train_mlp", "verdict": "wrong", "mistake": "no_zero_grad_in_one_vector", "listed": false, "note": "all parameters lie in one vector, whose gradients pile up", "lines": [[26, 27, 28]]}
import torch
from torch import nn
from torch.nn.utils import parameters_to_vector
from torch.utils.data import DataLoader


class Flat(nn.Module):
    def __init__(self, *sizes):
        super().__init__()
        layers = [nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])]
        self.shapes = [p.shape for layer in layers for p in layer.parameters()]
        self.theta = parameters_to_vector(p for layer in layers for p in layer.parameters()).detach().requires_grad_()

    def forward(self, x):
        parts = torch.split(self.theta, [shape.numel() for shape in self.shapes])
        w1, b1, w2, b2 = (part.view(shape) for part, shape in zip(parts, self.shapes))
        h = torch.relu(x.flatten(1) @ w1.T + b1)
        return h @ w2.T + b2


def train_mlp(dataset, epochs):
    model = Flat(784, 64, 10)
    optimizer = torch.optim.SGD([model.theta], lr=0.05)
    for _ in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            nn.functional.cross_entropy(model(x), y).backward()
            optimizer.step()
    return model
