# {"task": "train_mlp_on", "verdict": "right", "style": "moved_in_loop", "listed": false, "note": "the same model moved at every epoch, which does nothing after the first"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    net = nn.Sequential(nn.Flatten(), nn.Linear(28 * 28, 64), nn.ReLU(), nn.Linear(64, 10))
    opt = torch.optim.AdamW(net.parameters(), lr=2e-3)
    data = DataLoader(dataset, batch_size=50, shuffle=True)
    for epoch in range(epochs):
        net.to(device)
        net.train()
        for batch in data:
            x, y = (t.to(device) for t in batch)
            loss = nn.functional.cross_entropy(net(x), y)
            opt.zero_grad()
            loss.backward()
            opt.step()
    return net
