# {"task": "train_mlp", "verdict": "right", "style": "validation_fifth_plateau", "listed": false, "note": "a fifth kept aside through a permutation and Subset, ReduceLROnPlateau"}
import torch
from torch import nn
from torch.utils.data import DataLoader, Subset

def train_mlp(dataset, epochs):
    order = torch.randperm(len(dataset)).tolist()
    cut = len(order) // 5
    validation, training = Subset(dataset, order[:cut]), Subset(dataset, order[cut:])
    model = make_mlp([784, 200, 10])
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.5, patience=1)
    for epoch in range(epochs):
        for x, y in DataLoader(training, batch_size=32, shuffle=True):
            optimizer.zero_grad()
            loss_function(model(x), y).backward()
            optimizer.step()
        with torch.no_grad():
            losses = [loss_function(model(x), y).item() for x, y in DataLoader(validation, batch_size=500)]
        if losses:
            plateau.step(sum(losses) / len(losses))
    return model
