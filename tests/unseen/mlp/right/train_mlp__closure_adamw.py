# {"task": "train_mlp", "verdict": "right", "style": "closure_adamw", "listed": false, "note": "AdamW, OneCycle scheduler, closure, clipping, label smoothing, tensors held in memory"}
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader


def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=128, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 200), nn.ReLU(), nn.Linear(200, 10))
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=1e-4)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=4e-3, total_steps=max(2, epochs * len(loader)))
    for epoch in range(epochs):
        for pixels, classes in loader:

            def closure():
                optimizer.zero_grad()
                loss = F.cross_entropy(model(pixels), classes, label_smoothing=0.05)
                loss.backward()
                nn.utils.clip_grad_norm_(model.parameters(), 1.0)
                return loss

            optimizer.step(closure)
            schedule.step()
    return model.eval()
