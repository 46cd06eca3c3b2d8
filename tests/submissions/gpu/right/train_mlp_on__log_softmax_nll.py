# {"task": "train_mlp_on", "verdict": "right", "style": "log_softmax_nll", "listed": false, "note": "log-probabilities with NLLLoss, a deeper net"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    layers = [nn.Flatten()]
    for m, n in [(784, 128), (128, 64)]:
        layers += [nn.Linear(m, n), nn.ReLU()]
    layers += [nn.Linear(64, 10), nn.LogSoftmax(dim=1)]
    model = move_model(nn.Sequential(*layers), device)
    criterion = nn.NLLLoss().to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    loader = DataLoader(dataset, batch_size=32, shuffle=True)
    epoch = 0
    while epoch < epochs:
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            optimizer.zero_grad()
            criterion(model(images), labels).backward()
            optimizer.step()
        epoch += 1
    return model
