# {"task": "train_mlp_on", "verdict": "right", "style": "uses_own_tasks", "listed": false, "note": "made of the lesson's other tasks"}
import torch
from torch import nn
from torch.utils.data import DataLoader


def train_mlp_on(device, dataset, epochs):
    model = move_model(nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10)), device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.5)
    loss_function = nn.CrossEntropyLoss()
    loader = DataLoader(dataset, 64, True)
    for epoch in range(epochs):
        losses = [train_step_on(device, model, batch, loss_function, optimizer) for batch in loader]
        print(epoch, sum(losses) / len(losses), accuracy_on(device, model, loader))
    return model
