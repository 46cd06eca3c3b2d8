# {"task": "train_classifier", "verdict": "wrong", "mistake": "same_model_each_call+unshuffled", "listed": false, "note": "a module-level model is trained further by every call, in the dataset's order", "lines": [[6], [11]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

net = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))

def train_classifier(dataset, epochs):
    opt = torch.optim.SGD(net.parameters(), lr=0.1)
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, 64):
            opt.zero_grad()
            nn.functional.cross_entropy(net(x), y).backward()
            opt.step()
    return net
