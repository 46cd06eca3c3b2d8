# {"task": "train_classifier", "verdict": "wrong", "mistake": "normalised_only_in_training", "listed": false, "note": "the pixels are centred and scaled in the training loop only; the model that is returned gets raw pixels when tested", "lines": [[13]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    for epoch in range(epochs):
        for x, y in loader:
            x = (x - 0.2860) / 0.3530
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
