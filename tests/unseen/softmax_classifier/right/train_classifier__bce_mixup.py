# {"task": "train_classifier", "verdict": "right", "style": "bce_mixup", "listed": false, "note": "one against the rest, with mixup"}
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader


def train_classifier(dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    for _ in range(epochs):
        for x, y in loader:
            lam = torch.distributions.Beta(0.2, 0.2).sample()
            other = torch.randperm(len(x))
            mixed = lam * x + (1 - lam) * x[other]
            t = F.one_hot(y, 10).float()
            target = lam * t + (1 - lam) * t[other]
            loss = F.binary_cross_entropy_with_logits(model(mixed), target, reduction="none").sum(1).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
