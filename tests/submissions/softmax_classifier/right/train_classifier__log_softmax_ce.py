# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "log_softmax before CrossEntropyLoss: the log-softmax of log-probabilities is the same again, so nothing is lost"}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10), nn.LogSoftmax(dim=1))
    loss_fn = nn.CrossEntropyLoss()
    opt = torch.optim.Adam(model.parameters(), lr=1e-3)
    dl = DataLoader(dataset, 64, True)
    epoch = 0
    while epoch < epochs:
        for x, y in dl:
            loss = loss_fn(model(x), y)
            opt.zero_grad()
            loss.backward()
            opt.step()
        epoch += 1
    return model
