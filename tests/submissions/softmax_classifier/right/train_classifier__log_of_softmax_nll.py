# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "probabilities as output, their logarithm is taken before NLLLoss, with a small number added"}
import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader


def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    net = nn.Sequential(nn.Flatten(), nn.Linear(784, 10), nn.Softmax(dim=1))
    criterion = nn.NLLLoss()
    sgd = torch.optim.SGD(net.parameters(), lr=0.1)
    for epoch in range(epochs):
        for x, y in loader:
            sgd.zero_grad()
            loss = criterion(torch.log(net(x) + 1e-6), y)
            loss.backward()
            sgd.step()
    return net
