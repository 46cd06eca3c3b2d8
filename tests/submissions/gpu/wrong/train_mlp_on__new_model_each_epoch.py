# {"task": "train_mlp_on", "verdict": "wrong", "mistake": "new_model_each_epoch", "listed": false, "note": "a new model and optimizer in every epoch", "shows_on": "any", "lines": [[11, 12]]}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        for pixels, classes in loader:
            loss = loss_function(model(pixels.to(device)), classes.to(device))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
