# {"task": "train_mlp", "verdict": "wrong", "mistake": "optimizer_of_other_model", "listed": false, "note": "the optimizer holds the parameters of a model that is thrown away", "lines": [[12, 13]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def build():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 200), nn.ReLU(), nn.Linear(200, 10))

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, 64, shuffle=True)
    loss_fn = nn.CrossEntropyLoss()
    opt = torch.optim.SGD(build().parameters(), lr=0.1)
    model = build()
    for _ in range(epochs):
        for x, y in loader:
            opt.zero_grad()
            loss_fn(model(x), y).backward()
            opt.step()
    return model
