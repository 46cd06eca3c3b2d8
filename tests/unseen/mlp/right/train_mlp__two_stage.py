# {"task": "train_mlp", "verdict": "right", "style": "two_stage", "listed": false, "note": "SGD first, then Adam; new optimizer per stage; OneCycle-free"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp(dataset, epochs):
    model = make_mlp([28 * 28, 200, 10])
    loader = DataLoader(dataset, batch_size=64, shuffle=True, generator=torch.Generator().manual_seed(3))
    for epoch in range(epochs):
        if epoch < epochs // 2:
            optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.5)
        else:
            optimizer = torch.optim.Adam(model.parameters(), lr=5e-4)
        for x, y in loader:
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(x), y).backward()
            optimizer.step()
    return model
