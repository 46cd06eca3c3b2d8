# {"task": "train_mlp", "verdict": "right", "style": "autograd_grad_by_hand", "listed": false, "note": "torch.autograd.grad and an update by hand, no optimizer class"}
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    alpha = 0.1
    model = make_mlp([784, 100, 10])
    theta = list(model.parameters())
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            loss = F.cross_entropy(model(x), y)
            gradients = torch.autograd.grad(loss, theta)
            with torch.no_grad():
                for p, g in zip(theta, gradients):
                    p -= alpha * g
    return model
