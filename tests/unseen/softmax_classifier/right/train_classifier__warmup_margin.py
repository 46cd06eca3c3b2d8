# {"task": "train_classifier", "verdict": "right", "style": "warmup_margin", "listed": false, "note": "warm-up from a rate of zero, margin loss, one pass over a long sampler"}
import torch
from torch import nn
from torch.utils.data import DataLoader, RandomSampler


def train_classifier(dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    sampler = RandomSampler(dataset, replacement=True, num_samples=epochs * len(dataset))
    loader = DataLoader(dataset, batch_size=64, sampler=sampler)
    steps = len(loader)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.5)
    warm = max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda i: min(i / warm, 1.0, max(0.05, (steps - i) / steps)))
    for x, y in loader:
        loss = nn.functional.multi_margin_loss(model(x), y, margin=2.0)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return model
