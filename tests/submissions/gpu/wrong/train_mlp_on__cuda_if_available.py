# {"task": "train_mlp_on", "verdict": "wrong", "mistake": "cuda_if_available", "listed": false, "note": "cuda wherever there is one", "shows_on": "cpu_on_gpu", "lines": [[10, 11, 16, 17]]}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    if torch.cuda.is_available():
        model.cuda()
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for pixels, classes in loader:
            if torch.cuda.is_available():
                pixels, classes = pixels.cuda(), classes.cuda()
            loss = loss_function(model(pixels), classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
