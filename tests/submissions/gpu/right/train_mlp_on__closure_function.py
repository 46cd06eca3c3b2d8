# {"task": "train_mlp_on", "verdict": "right", "style": "closure_function", "listed": false, "note": "closure, seeded generator for the loader on the CPU"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    generator = torch.Generator().manual_seed(7)
    loader = DataLoader(dataset, batch_size=64, shuffle=True, generator=generator)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        total = torch.zeros(1, device=device)
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            def closure():
                optimizer.zero_grad()
                loss = nn.functional.cross_entropy(model(x), y)
                loss.backward()
                return loss
            total += optimizer.step(closure).detach()
        print(f"epoch {epoch}: {total.item() / len(loader):.3f}")
    return model
