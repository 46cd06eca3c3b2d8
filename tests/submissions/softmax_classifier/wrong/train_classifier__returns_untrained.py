# {"task": "train_classifier", "verdict": "wrong", "mistake": "returns_untrained_model", "listed": false, "note": "a copy is trained and the untrained original is returned", "lines": [[9, 17]]}
import copy
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    net = copy.deepcopy(model)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            optimizer.zero_grad()
            loss_function(net(x), y).backward()
            optimizer.step()
    return model
