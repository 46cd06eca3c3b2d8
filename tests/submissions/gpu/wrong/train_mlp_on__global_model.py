# {"task": "train_mlp_on", "verdict": "wrong", "mistake": "global_model", "listed": false, "note": "one model for all calls: the second call goes on with the first's", "shows_on": "any", "lines": [[7, 11]]}
import torch
from torch import nn
from torch.utils.data import DataLoader


MODEL = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))

def train_mlp_on(device, dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = MODEL.to(device)
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for pixels, classes in loader:
            pixels = pixels.to(device)
            classes = classes.to(device)
            loss = loss_function(model(pixels), classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
