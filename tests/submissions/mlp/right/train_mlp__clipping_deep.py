# {"task": "train_mlp", "verdict": "right", "style": "clipping_deep", "listed": false, "note": "four layers, Kaiming initialisation, gradient clipping"}
import torch
from torch import nn
from torch.utils.data import DataLoader

def start(m):
    if isinstance(m, nn.Linear):
        nn.init.kaiming_uniform_(m.weight, nonlinearity="relu")
        nn.init.zeros_(m.bias)

def train_mlp(dataset, epochs):
    model = make_mlp([784, 256, 128, 64, 10]).apply(start)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    loss_function = nn.CrossEntropyLoss()
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    for _ in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_function(model(x), y)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), max_norm=5.0)
            optimizer.step()
    return model
