# {"task": "train_mlp", "verdict": "right", "style": "two_optimizers", "listed": false, "note": "one optimizer per layer, both stepped"}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    hidden, output = nn.Linear(784, 100), nn.Linear(100, 10)
    model = nn.Sequential(nn.Flatten(), hidden, nn.ReLU(), output)
    optimizers = [torch.optim.Adam(hidden.parameters(), lr=1e-3), torch.optim.SGD(output.parameters(), lr=0.1)]
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for x, y in loader:
            loss = loss_function(model(x), y)
            for o in optimizers:
                o.zero_grad()
            loss.backward()
            for o in optimizers:
                o.step()
    return model
