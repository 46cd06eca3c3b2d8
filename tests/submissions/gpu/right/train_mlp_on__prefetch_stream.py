# {"task": "train_mlp_on", "verdict": "right", "style": "prefetch_stream", "listed": false, "note": "the next batch is copied in a side stream on a GPU"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def batches(loader, device):
    if device.type != "cuda":
        for x, y in loader:
            yield x.to(device), y.to(device)
        return
    stream = torch.cuda.Stream(device)
    for x, y in loader:
        with torch.cuda.stream(stream):
            x = x.to(device, non_blocking=True)
            y = y.to(device, non_blocking=True)
        current = torch.cuda.current_stream(device)
        current.wait_stream(stream)
        x.record_stream(current)
        y.record_stream(current)
        yield x, y

def train_mlp_on(device, dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True, pin_memory=(device.type == "cuda"))
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for x, y in batches(loader, device):
            loss = nn.functional.cross_entropy(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        if device.type == "cuda":
            torch.cuda.synchronize(device)
    return model
