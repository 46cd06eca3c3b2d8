# {"task": "train_classifier", "verdict": "right", "style": "weighted_sampler", "listed": false, "note": "WeightedRandomSampler balances the classes, float64 inside"}
import torch
from torch import nn
from torch.utils.data import DataLoader, WeightedRandomSampler


def train_classifier(dataset, epochs):
    classes = torch.as_tensor(dataset.targets)
    weights = 1.0 / torch.bincount(classes, minlength=10).clamp(min=1).double()
    sampler = WeightedRandomSampler(weights[classes], num_samples=len(dataset), replacement=True)
    loader = DataLoader(dataset, batch_size=64, sampler=sampler)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10)).double()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(x.double()), y).backward()
            optimizer.step()
    return model.float()
