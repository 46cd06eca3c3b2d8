# {"task": "train_mlp", "verdict": "right", "style": "mse_one_hot", "listed": false, "note": "mean squared error against one-hot rows: a remark, no more"}
import torch
from torch import nn
import torch.nn.functional as F
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    model = make_mlp([784, 128, 10])
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    mse = nn.MSELoss()
    loader = DataLoader(dataset, batch_size=32, shuffle=True)
    for epoch in range(epochs):
        for x, y in loader:
            loss = mse(model(x), F.one_hot(y, num_classes=10).float())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
