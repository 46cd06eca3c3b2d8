# {"task": "train_mlp", "verdict": "wrong", "mistake": "ascent_sign", "listed": false, "note": "backward of the negative loss", "lines": [[19]]}
import torch
from torch import nn
import torch.nn.functional as F
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    model = nn.Sequential(
        nn.Flatten(),
        nn.Linear(784, 100),
        nn.ReLU(),
        nn.Linear(100, 10),
    )
    opt = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            loss = F.cross_entropy(model(x), y)
            opt.zero_grad()
            (-loss).backward()
            opt.step()
    return model
