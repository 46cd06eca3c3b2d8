# {"task": "train_mlp_on", "verdict": "right", "style": "to_cpu_and_back", "listed": false, "note": "moved to the CPU to be saved after each epoch and moved back"}
import io
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    for epoch in range(epochs):
        for x, y in loader:
            loss = nn.CrossEntropyLoss()(model(x.to(device)), y.to(device))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        checkpoint = io.BytesIO()
        torch.save({k: v.cpu() for k, v in model.state_dict().items()}, checkpoint)
    if epochs == 0:
        return model
    checkpoint.seek(0)
    fresh = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    fresh.load_state_dict(torch.load(checkpoint, map_location="cpu"))
    return fresh.to(device)
