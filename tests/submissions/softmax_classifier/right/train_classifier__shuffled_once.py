# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "the data is permuted once (Subset over randperm) and the loader keeps that order: any loader is right and data sorted by class does it no harm"}
import torch
from torch import nn
from torch.utils.data import DataLoader, Subset

def train_classifier(dataset, epochs):
    mixed = Subset(dataset, torch.randperm(len(dataset)).tolist())
    loader = DataLoader(mixed, batch_size=64, shuffle=False)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    for epoch in range(epochs):
        for pixels, classes in loader:
            loss = loss_function(model(pixels), classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
