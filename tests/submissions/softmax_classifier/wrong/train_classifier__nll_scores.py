# {"task": "train_classifier", "verdict": "wrong", "mistake": "nll_of_scores", "listed": false, "note": "NLLLoss on the scores as they are: neither softmax nor a logarithm", "lines": [[10, 11, 16]]}
import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader


def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    net = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    criterion = nn.NLLLoss()
    sgd = torch.optim.SGD(net.parameters(), lr=0.1)
    for epoch in range(epochs):
        for x, y in loader:
            sgd.zero_grad()
            loss = criterion(net(x), y)
            loss.backward()
            sgd.step()
    return net
