# {"task": "train_mlp_on", "verdict": "right", "style": "softmax_by_hand", "listed": false, "note": "softmax and -ln by hand, SGD by hand"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    for epoch in range(epochs):
        for x, y in loader:
            x = x.to(device)
            y = y.to(device)
            scores = model(x)
            scores = scores - scores.max(dim=1, keepdim=True).values.detach()
            e = torch.exp(scores)
            p = e / e.sum(dim=1, keepdim=True)
            rows = torch.arange(len(y), device=device)
            loss = -torch.log(p[rows, y] + 1e-12).mean()
            for w in model.parameters():
                w.grad = None
            loss.backward()
            with torch.no_grad():
                for w in model.parameters():
                    w -= 0.1 * w.grad
    return model
