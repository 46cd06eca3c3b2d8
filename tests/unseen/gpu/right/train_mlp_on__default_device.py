# {"task": "train_mlp_on", "verdict": "right", "style": "default_device", "listed": false, "note": "default device context for the model, training with earlier tasks"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    with torch.device(device):
        model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.5)
    loader = DataLoader(dataset, batch_size=50, shuffle=True)
    for _ in range(epochs):
        for batch in loader:
            train_step_on(device, model, batch, loss_function, optimizer)
    return model
