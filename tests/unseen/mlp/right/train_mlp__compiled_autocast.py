# {"task": "train_mlp", "verdict": "right", "style": "compiled_autocast", "listed": false, "note": "torch.compile with the eager backend, bfloat16 autocast"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp(dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
    fast = torch.compile(model, backend="eager")
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    optimizer = torch.optim.SGD(fast.parameters(), lr=0.05, momentum=0.9)
    for _ in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = nn.functional.cross_entropy(fast(x), y)
            loss.backward()
            optimizer.step()
    return fast
