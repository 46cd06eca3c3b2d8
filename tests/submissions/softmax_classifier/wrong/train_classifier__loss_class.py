# {"task": "train_classifier", "verdict": "wrong", "mistake": "loss_object_not_created", "listed": true, "note": "nn.CrossEntropyLoss(scores, classes) builds an object: backward does not exist, crash", "lines": [[12]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for x, y in loader:
            loss = nn.CrossEntropyLoss(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
