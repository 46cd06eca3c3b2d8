# {"task": "train_mlp", "verdict": "right", "style": "by_hand_tensors", "listed": false, "note": "raw tensors trained by hand-written momentum, put in a model at the end"}
import torch
import torch.nn.functional as F
from torch import nn


def train_mlp(dataset, epochs):
    X = dataset.data.float().div(255).flatten(1)
    y = torch.as_tensor(dataset.targets)
    shapes = [(784, 128), (128,), (128, 10), (10,)]
    params = [torch.randn(s) * (2 / s[0]) ** 0.5 if len(s) == 2 else torch.zeros(s) for s in shapes]
    for p in params:
        p.requires_grad_()
    velocity = [torch.zeros_like(p) for p in params]
    for _ in range(epochs):
        for index in torch.randperm(len(X)).split(64):
            w1, b1, w2, b2 = params
            scores = F.relu(X[index] @ w1 + b1) @ w2 + b2
            grads = torch.autograd.grad(F.cross_entropy(scores, y[index]), params)
            with torch.no_grad():
                for p, v, g in zip(params, velocity, grads):
                    v.mul_(0.9).add_(g)
                    p.sub_(0.02 * v)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
    with torch.no_grad():
        for target, p in zip(model.parameters(), params):
            target.copy_(p.T if p.ndim == 2 else p)
    return model
