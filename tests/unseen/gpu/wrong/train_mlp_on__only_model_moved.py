# {"task": "train_mlp_on", "verdict": "wrong", "mistake": "only_model_moved", "listed": true, "note": "the batches stay on the CPU", "lines": [[13, 14]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp_on(device, dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    model = model.to(device)
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
